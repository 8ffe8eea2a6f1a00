package io.feldspar.executor.source.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import io.feldspar.executor.vector.VectorBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormatsTest {

    private static final Schema SCHEMA =
            Schema.of(
                    new Field("truth", SimpleType.BOOLEAN, true),
                    new Field("whole", SimpleType.INTEGER, true),
                    new Field("big", SimpleType.BIGINT, true),
                    new Field("price", new DecimalType(12, 2), true),
                    new Field("wide", new DecimalType(38, 4), true),
                    new Field("single", SimpleType.REAL, true),
                    new Field("real", SimpleType.DOUBLE, true),
                    new Field("day", SimpleType.DATE, true),
                    new Field("hour", SimpleType.TIME, true),
                    new Field("moment", SimpleType.TIMESTAMP, true),
                    new Field("zoned", SimpleType.TIMESTAMP_TZ, true),
                    new Field("name", SimpleType.VARCHAR, true));

    @TempDir Path folder;

    private static Batch batch() {
        VectorBuilder[] columns =
                SCHEMA.types().stream().map(VectorBuilder::new).toArray(VectorBuilder[]::new);
        List<String> texts =
                List.of("plain", "\"quoted\\\"", "two\nlines\tand \u0001", "", "größer 🙂");
        for (int i = 0; i < texts.size(); i++) {
            int sign = i % 2 == 0 ? 1 : -1;
            columns[0].appendBoolean(sign > 0);
            columns[1].appendInt(sign * (7 + i));
            columns[2].appendLong(sign * (Long.MAX_VALUE - i));
            columns[3].appendUnscaled(BigInteger.valueOf(sign * 12_345L));
            columns[4].appendUnscaled(BigInteger.TEN.pow(37).multiply(BigInteger.valueOf(sign)));
            columns[5].appendDouble(sign * 0.5f);
            columns[6].appendDouble(i == 3 ? Double.NEGATIVE_INFINITY : sign * 1e300);
            columns[7].appendInt(10_000 + i);
            columns[8].appendLong(3_723_000_001L);
            columns[9].appendLong(sign * 1_700_000_000_000_001L);
            columns[10].appendLong(sign * 1_700_000_000_000_002L);
            columns[11].appendText(texts.get(i));
        }
        for (VectorBuilder column : columns) {
            column.appendNull();
        }
        Vector[] vectors = Stream.of(columns).map(VectorBuilder::build).toArray(Vector[]::new);
        return Batch.of(vectors, 6, new int[] {0, 1, 3, 2, 4, 5}, 6);
    }

    private void write(Path file, String format, Map<String, String> options) {
        try (TableSink sink = FileFormats.create(OutputFile.at(file), format, SCHEMA, options)) {
            sink.write(batch());
            sink.write(batch());
            sink.commit();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "parquet, snappy",
        "avro, snappy",
        "avro, deflate",
        "avro, zstd",
        "avro, none",
        "csv, auto",
        "json, auto",
        "json, gzip",
        "json, zstd"
    })
    void readingGivesBackWhatWasWritten(String format, String compression) {
        Path file = folder.resolve("data." + format);
        Map<String, String> options = Map.of("compression", compression);
        write(file, format, options);
        boolean text = format.equals("csv") || format.equals("json");
        Table table =
                FileFormats.open(
                                format,
                                List.of(file.toString()),
                                text ? options : Map.of(),
                                text ? SCHEMA : null,
                                FileAccess.ALL)
                        .table();
        assertEquals(SCHEMA.types(), table.schema().types());
        List<List<Object>> rows = TableRows.of(table);
        assertEquals(12, rows.size());
        Batch expected = batch();
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(expected.values(i % 6), rows.get(i));
        }
    }

    @Test
    void jsonIsAnObjectPerLine() throws IOException {
        Path file = folder.resolve("data.json");
        write(file, "json", Map.of());
        List<String> lines = Files.readAllLines(file);
        assertEquals(12, lines.size());
        assertTrue(lines.get(0).startsWith("{\"truth\":true,\"whole\":7,\"big\":9223372036854775"));
        assertTrue(lines.get(1).endsWith("\"name\":\"\\\"quoted\\\\\\\"\"}"), lines.get(1));
        assertTrue(lines.get(2).contains("\"real\":\"-Infinity\""), lines.get(2));
        assertTrue(lines.get(3).endsWith("\"two\\nlines\\tand \\u0001\"}"), lines.get(3));
        assertTrue(lines.get(5).startsWith("{\"truth\":null,\"whole\":null,"), lines.get(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "avro", "csv", "json"})
    void theOldFileStaysUntilTheNewOneIsComplete(String format) throws IOException {
        Path file = folder.resolve("data." + format);
        Files.writeString(file, "old");
        try (TableSink sink = FileFormats.create(OutputFile.at(file), format, SCHEMA, Map.of())) {
            sink.write(batch());
            assertEquals("old", Files.readString(file));
        }
        assertEquals("old", Files.readString(file));
        assertThrows(
                FeldsparException.class,
                () ->
                        FileFormats.create(
                                OutputFile.at(file), format, SCHEMA, Map.of("compresion", "none")));
        write(file, format, Map.of());
        assertTrue(Files.size(file) > 100);
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void makesNoDirectoryThatIsGoneAndNamesWhatTheUserNamed() {
        Path gone = folder.resolve("gone");
        for (String format : List.of("parquet", "csv", "json", "avro")) {
            FeldsparException late =
                    assertThrows(
                            FeldsparException.class,
                            () ->
                                    FileFormats.create(
                                            new OutputFile(
                                                    gone.resolve("_attempts/0-17.x"),
                                                    Path.of("/there/mine.x"),
                                                    new MemoryPool("test", 0)),
                                            format,
                                            SCHEMA,
                                            Map.of()));
            assertEquals(ErrorCode.IO_ERROR, late.code());
            assertEquals(
                    "'/there/mine.x' cannot be written: the directory does not exist any more.",
                    late.getMessage());
        }
        assertFalse(Files.exists(gone));
    }

    @Test
    void refusesWhatAFormatCannotHold() {
        Schema odd = Schema.of(new Field("count(*)", SimpleType.BIGINT, true));
        FeldsparException name =
                assertThrows(
                        FeldsparException.class,
                        () ->
                                FileFormats.create(
                                        OutputFile.at(folder.resolve("a.avro")),
                                        "avro",
                                        odd,
                                        Map.of()));
        assertEquals(ErrorCode.NOT_SUPPORTED, name.code());
        assertTrue(name.getMessage().contains("'count(*)'"), name.getMessage());
        FeldsparException target =
                assertThrows(
                        FeldsparException.class,
                        () -> FileFormats.create(OutputFile.at(folder), "json", SCHEMA, Map.of()));
        assertEquals(ErrorCode.IO_ERROR, target.code());
        assertTrue(target.getMessage().contains("is a directory"), target.getMessage());
    }
}
