package io.feldspar.executor.source.avro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.type.Field;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvroFormatTest {

    private static final String SCHEMA =
            """
            {"type": "record", "name": "r", "java-class": "java.io.File", "fields": [
              {"name": "id", "type": "long"},
              {"name": "i", "type": ["null", "int"]},
              {"name": "name", "type": ["string", "null"]},
              {"name": "f", "type": "float"},
              {"name": "d", "type": "double"},
              {"name": "ok", "type": "boolean"},
              {"name": "day", "type": {"type": "int", "logicalType": "date"}},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "lat", "type": {"type": "long", "logicalType": "local-timestamp-micros"}},
              {"name": "price", "type": {"type": "bytes", "logicalType": "decimal",
                                         "precision": 20, "scale": 2}},
              {"name": "raw", "type": {"type": "fixed", "name": "x", "size": 3}},
              {"name": "color", "type": {"type": "enum", "name": "c", "symbols": ["RED", "BLUE"]}},
              {"name": "tags", "type": {"type": "array", "items": "string"}},
              {"name": "inner", "type": {"type": "record", "name": "n", "fields": [
                 {"name": "a", "type": "int"}, {"name": "m", "type": {"type": "map",
                    "values": ["null", "double"]}}]}},
              {"name": "either", "type": ["null", "string", "long"]}
            ]}""";

    @TempDir Path folder;

    private Path write(String codec, int rows) {
        Schema schema = new Schema.Parser().parse(SCHEMA);
        Path path = folder.resolve(codec + ".avro");
        try (DataFileWriter<GenericRecord> writer =
                new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.fromString(codec));
            writer.setSyncInterval(1_000);
            writer.create(schema, path.toFile());
            for (int i = 0; i < rows; i++) {
                writer.append(record(schema, i));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return path;
    }

    private static GenericRecord record(Schema schema, int i) {
        GenericRecord row = new GenericData.Record(schema);
        row.put("id", (long) i * i * 1_000_003);
        row.put("i", i % 3 == 0 ? null : i);
        row.put("name", i % 5 == 0 ? null : "n\u00e9" + i);
        row.put("f", i / 2f);
        row.put("d", i / 3.0);
        row.put("ok", i % 2 == 0);
        row.put("day", i);
        row.put("at", i * 1_001L);
        row.put("lat", i * 1_001L);
        row.put("price", ByteBuffer.wrap(BigInteger.valueOf(-i * 12_345L).toByteArray()));
        row.put(
                "raw",
                new GenericData.Fixed(schema.getField("raw").schema(), new byte[] {1, 2, 3}));
        row.put("color", new GenericData.EnumSymbol(schema.getField("color").schema(), "BLUE"));
        row.put("tags", List.of("a\"", "b"));
        GenericRecord inner = new GenericData.Record(schema.getField("inner").schema());
        inner.put("a", i);
        inner.put("m", Map.of("k", 1.5));
        row.put("inner", inner);
        row.put("either", i % 2 == 0 ? (Object) 7L : "seven");
        return row;
    }

    private static Table open(Path path) {
        return FileFormats.open("avro", List.of(path.toString()), Map.of(), null, FileAccess.ALL)
                .table();
    }

    @Test
    void readsEveryTypeFromEveryCodec() {
        for (String codec : List.of("null", "deflate", "snappy", "zstandard")) {
            Table table = open(write(codec, 1_000));
            assertEquals(
                    "id BIGINT, i INTEGER, name VARCHAR, f REAL, d DOUBLE, ok BOOLEAN, day DATE, at TIMESTAMP WITH TIME ZONE, lat TIMESTAMP, price DECIMAL(20, 2), raw VARBINARY, color VARCHAR, tags ARRAY<VARCHAR>, inner STRUCT<a: INTEGER, m: MAP<VARCHAR, DOUBLE>>, either VARCHAR",
                    String.join(
                            ", ", table.schema().fields().stream().map(Field::toString).toList()));
            List<List<Object>> rows = TableRows.of(table);
            assertEquals(1_000, rows.size());
            List<Object> row = new ArrayList<>(rows.get(7));
            assertEquals("[1, 2, 3]", Arrays.toString((byte[]) row.remove(10)));
            assertEquals(
                    List.of(
                            49L * 1_000_003,
                            7,
                            "né7",
                            3.5,
                            7 / 3.0,
                            false,
                            7,
                            7_007_000L,
                            7_007L,
                            new BigDecimal("-864.15"),
                            "BLUE",
                            List.of("a\"", "b"),
                            List.of(7, Map.of("k", 1.5)),
                            "seven"),
                    row);
            assertEquals(null, rows.get(3).get(1));
            assertEquals(null, rows.get(5).get(2));
            assertEquals("6", String.valueOf(rows.get(6).get(6)));
            assertEquals("7", rows.get(6).get(14));
        }
    }

    @Test
    void readsSomeColumnsAndPassesOverTheOthers() {
        Table table = open(write("snappy", 500));
        List<List<Object>> rows = TableRows.of(table, TableRows.request(table, "either", "id"));
        assertEquals(List.of("seven", 25L * 1_000_003), rows.get(5));
        assertEquals(500, TableRows.of(table, ScanRequest.of(List.of())).size());
    }

    @Test
    void refusesWhatIsNoAvroFile() throws IOException {
        Path path = Files.writeString(folder.resolve("x.avro"), "Obj?");
        assertEquals(
                ErrorCode.DATA_CORRUPT,
                assertThrows(FeldsparException.class, () -> open(path)).code());
        Files.writeString(path, "");
        assertThrows(FeldsparException.class, () -> open(path));
    }

    @Test
    void endsInAnErrorOrInRowsWhateverIsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(write("null", 60));
        Random random = new Random(3);
        Path path = folder.resolve("damaged.avro");
        int refused = 0;
        for (int round = 0; round < 600; round++) {
            byte[] damaged =
                    round % 3 == 0
                            ? Arrays.copyOf(whole, random.nextInt(whole.length))
                            : whole.clone();
            for (int i = 0; i < round % 4 && damaged.length > 0; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(path, damaged);
            try {
                TableRows.of(open(path));
            } catch (FeldsparException e) {
                refused++;
                assertTrue(
                        e.code() == ErrorCode.DATA_CORRUPT
                                || e.code() == ErrorCode.VALUE_TOO_LARGE
                                || e.code() == ErrorCode.NOT_SUPPORTED
                                || e.code() == ErrorCode.COLUMN_DUPLICATE,
                        e.toString());
            }
        }
        assertTrue(refused > 200, "refused " + refused);
    }
}
