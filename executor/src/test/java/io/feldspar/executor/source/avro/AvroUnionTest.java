package io.feldspar.executor.source.avro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.type.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Unions, and schemas and blocks that no writer in good faith makes.
class AvroUnionTest {

    private static final List<String> BRANCHES =
            List.of("null", "boolean", "int", "long", "float", "double", "string");

    @TempDir Path folder;

    private static Object value(String branch, int i) {
        return switch (branch) {
            case "boolean" -> i % 2 == 0;
            case "int" -> 100 + i;
            case "long" -> 1L << 40 | i;
            case "float" -> i + 0.5f;
            case "double" -> i + 0.25;
            case "string" -> "s" + i;
            default -> null;
        };
    }

    private static Object expected(String type, Object written) {
        if (written == null || type.equals("VARCHAR")) {
            return written == null ? null : written.toString();
        }
        return switch (written) {
            case Integer number when type.equals("BIGINT") -> number.longValue();
            case Float number -> number.doubleValue();
            default -> written;
        };
    }

    private Path write(String codec, String union, List<Object> values) throws IOException {
        Schema schema =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "r", "fields": [
                                  {"name": "before", "type": "int"},
                                  {"name": "u", "type": %s},
                                  {"name": "behind", "type": "int"}]}"""
                                        .formatted(union));
        Path path = folder.resolve("union.avro");
        try (DataFileWriter<GenericRecord> writer =
                new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.fromString(codec));
            writer.create(schema, path.toFile());
            for (int i = 0; i < values.size(); i++) {
                GenericRecord row = new GenericData.Record(schema);
                row.put("before", i);
                row.put("u", values.get(i));
                row.put("behind", -i);
                writer.append(row);
            }
        }
        return path;
    }

    private static Table open(Path path) {
        return FileFormats.open("avro", List.of(path.toString()), Map.of(), null, FileAccess.ALL)
                .table();
    }

    /// Every choice of branches, in every order that a random one gives.
    @Test
    void readsEveryUnion() throws IOException {
        Random random = new Random(5);
        for (int choice = 1; choice < 1 << BRANCHES.size(); choice++) {
            List<String> branches = new ArrayList<>();
            for (int i = 0; i < BRANCHES.size(); i++) {
                if ((choice >> i & 1) != 0) {
                    branches.add(random.nextInt(branches.size() + 1), BRANCHES.get(i));
                }
            }
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < 3 * branches.size(); i++) {
                values.add(value(branches.get(random.nextInt(branches.size())), i));
            }
            String union = "[\"" + String.join("\", \"", branches) + "\"]";
            Table table = open(write("null", union, values));
            String type = table.schema().type(1).sql();
            List<List<Object>> rows = TableRows.of(table);
            assertEquals(values.size(), rows.size());
            for (int i = 0; i < rows.size(); i++) {
                assertEquals(
                        Arrays.asList(i, expected(type, values.get(i)), -i), rows.get(i), union);
            }
        }
    }

    @Test
    void unionsOfNumbersThatWidenAreNumbers() throws IOException {
        assertEquals(
                "BIGINT",
                open(write("null", "[\"int\", \"null\", \"long\"]", List.of(1, 2L)))
                        .schema()
                        .type(1)
                        .sql());
        assertEquals(
                "DOUBLE",
                open(write("null", "[\"double\", \"float\"]", List.of(1f, 2.0)))
                        .schema()
                        .type(1)
                        .sql());
        assertEquals(
                "VARCHAR",
                open(write("null", "[\"long\", \"double\"]", List.of(1L, 2.0)))
                        .schema()
                        .type(1)
                        .sql());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "zstandard"})
    void refusesBlocksThatGrowBeyondMeasure(String codec) throws IOException {
        Path bomb = write(codec, "\"string\"", List.of("x".repeat(60 << 20)));
        assertTrue(Files.size(bomb) < 1 << 17, "bytes " + Files.size(bomb));
        FeldsparException error =
                assertThrows(FeldsparException.class, () -> TableRows.of(open(bomb)));
        assertEquals(ErrorCode.VALUE_TOO_LARGE, error.code());
    }

    private static void number(long value, ByteArrayOutputStream to) {
        long left = value << 1;
        while (left >= 0x80) {
            to.write((int) (left & 0x7F) | 0x80);
            left >>= 7;
        }
        to.write((int) left);
    }

    private static void text(String text, ByteArrayOutputStream to) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length, to);
        to.write(bytes);
    }

    /// A file with one block of one record, written by hand.
    private Path container(String codec, String schema, byte[] block) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {'O', 'b', 'j', 1});
        number(2, file);
        text("avro.schema", file);
        text(schema, file);
        text("avro.codec", file);
        text(codec, file);
        file.write(new byte[1 + 16]);
        number(1, file);
        number(block.length, file);
        file.write(block);
        file.write(new byte[16]);
        return Files.write(folder.resolve("container.avro"), file.toByteArray());
    }

    private Path withSchema(String json) throws IOException {
        return container("null", json, new byte[4]);
    }

    @Test
    void readsBlocksOfBzip2AndXz() throws IOException {
        String schema =
                """
                {"type": "record", "name": "r", "fields": [{"name": "s", "type": "string"}]}""";
        String text = "\u00e9 bzip2 ".repeat(200);
        String bzip2 =
                "QlpoOTFBWSZTWbFFKWMAAry5tAAEQAAQABAgQBBAAAAgCAAgAFQUqhhMClUaM1HMEXgi4IvRFgiwRYI"
                        + "vuCLyoXOi7kinChIWKKUsYA==";
        assertEquals(
                List.of(List.of(text)),
                TableRows.of(open(container("bzip2", schema, Base64.getDecoder().decode(bzip2)))));
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        text(text, plain);
        ByteArrayOutputStream xz = new ByteArrayOutputStream();
        try (XZOutputStream out = new XZOutputStream(xz, new LZMA2Options(9))) {
            out.write(plain.toByteArray());
        }
        assertEquals(
                List.of(List.of(text)),
                TableRows.of(open(container("xz", schema, xz.toByteArray()))));
        FeldsparException damaged =
                assertThrows(
                        FeldsparException.class,
                        () -> TableRows.of(open(container("xz", schema, new byte[40]))));
        assertEquals(ErrorCode.DATA_CORRUPT, damaged.code());
    }

    @Test
    void refusesFixedValuesThatNoBlockHolds() throws IOException {
        Path path =
                withSchema(
                        """
                        {"type": "record", "name": "r", "fields": [{"name": "f",
                          "type": {"type": "fixed", "name": "x", "size": 2147483647}}]}""");
        FeldsparException error =
                assertThrows(FeldsparException.class, () -> TableRows.of(open(path)));
        assertEquals(ErrorCode.DATA_CORRUPT, error.code());
    }

    @Test
    void refusesFieldsOfOneName() throws IOException {
        Path path =
                withSchema(
                        """
                        {"type": "record", "name": "r", "fields": [
                          {"name": "f", "type": "int"}, {"name": "f", "type": "int"}]}""");
        FeldsparException error = assertThrows(FeldsparException.class, () -> open(path));
        assertEquals(ErrorCode.DATA_CORRUPT, error.code());
        assertTrue(error.getMessage().contains("Duplicate field f"), error.getMessage());
    }

    private void write(String name, String fields, Object... values) throws IOException {
        Schema schema =
                new Schema.Parser()
                        .parse("{\"type\":\"record\",\"name\":\"r\",\"fields\":[" + fields + "]}");
        try (DataFileWriter<GenericRecord> writer =
                new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, folder.resolve(name).toFile());
            GenericRecord row = new GenericData.Record(schema);
            for (int i = 0; i < values.length; i++) {
                row.put(i, values[i]);
            }
            writer.append(row);
        }
    }

    @Test
    void aTableHasTheColumnsOfAllFiles() throws IOException {
        write(
                "1.avro",
                "{\"name\":\"i\",\"type\":\"int\"},{\"name\":\"d\",\"type\":\"int\"}",
                1,
                2);
        write(
                "2.avro",
                "{\"name\":\"D\",\"type\":\"double\"},{\"name\":\"I\",\"type\":\"long\"},"
                        + "{\"name\":\"s\",\"type\":\"string\"}",
                0.5,
                1L << 40,
                "x");
        Files.createFile(folder.resolve("3.avro"));
        Table table = open(folder);
        assertEquals(
                "i BIGINT, d DOUBLE, s VARCHAR",
                String.join(", ", table.schema().fields().stream().map(Field::toString).toList()));
        assertEquals(
                List.of(Arrays.asList(1L, 2.0, null), List.of(1L << 40, 0.5, "x")),
                TableRows.of(table));
        assertEquals(
                List.of(Arrays.asList((Object) null), List.of("x")),
                TableRows.of(table, TableRows.request(table, "s")));
    }

    @Test
    void fieldsThatDifferInCaseAreColumns() throws IOException {
        write(
                "1.avro",
                "{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"A\",\"type\":\"int\"}",
                1,
                2);
        write(
                "2.avro",
                "{\"name\":\"A\",\"type\":\"int\"},{\"name\":\"a\",\"type\":\"int\"}",
                3,
                4);
        Table table = open(folder);
        assertEquals(List.of(List.of(1, 2), List.of(4, 3)), TableRows.of(table));
    }

    @Test
    void widensDatesAndDecimals() throws IOException {
        String day = "{\"name\":\"t\",\"type\":{\"type\":\"int\",\"logicalType\":\"date\"}}";
        String time =
                "{\"name\":\"t\",\"type\":{\"type\":\"long\",\"logicalType\":\"local-timestamp-micros\"}}";
        write("1.avro", day + ",{\"name\":\"n\",\"type\":\"long\"}", 2, 7L);
        write(
                "2.avro",
                time
                        + ",{\"name\":\"n\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\","
                        + "\"precision\":6,\"scale\":2}}",
                5L,
                ByteBuffer.wrap(new byte[] {1, 0}));
        Table table = open(folder);
        assertEquals(
                "t TIMESTAMP, n DECIMAL(21, 2)",
                String.join(", ", table.schema().fields().stream().map(Field::toString).toList()));
        assertEquals(
                List.of(
                        List.of(2 * 86_400_000_000L, new BigDecimal("7.00")),
                        List.of(5L, new BigDecimal("2.56"))),
                TableRows.of(table));
    }
}
