package io.feldspar.executor.source.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import io.feldspar.executor.vector.VectorBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSinkTest {

    private static final Schema SCHEMA =
            Schema.of(
                    new Field("id", SimpleType.BIGINT, true),
                    new Field("a,b", SimpleType.VARCHAR, true),
                    new Field("price", new DecimalType(10, 2), true),
                    new Field("day", SimpleType.DATE, true));

    @TempDir Path folder;

    private static Batch batch() {
        VectorBuilder[] columns =
                SCHEMA.types().stream().map(VectorBuilder::new).toArray(VectorBuilder[]::new);
        for (String text : List.of("plain", "say \"x\", y", "two\nlines", "", "dropped")) {
            columns[0].appendLong(text.length());
            columns[1].appendText(text);
            columns[2].appendDecimal(new BigDecimal("-1.50"));
            columns[3].appendInt(10_000);
        }
        for (VectorBuilder column : columns) {
            column.appendNull();
        }
        Vector[] vectors = Stream.of(columns).map(VectorBuilder::build).toArray(Vector[]::new);
        return Batch.of(vectors, 6, new int[] {0, 1, 2, 3, 5}, 5);
    }

    @Test
    void writesWhatReadingGivesBack() throws IOException {
        for (String name : List.of("a.csv", "b.csv.gz", "c.csv.zst")) {
            Path file = folder.resolve(name);
            try (TableSink sink =
                    FileFormats.create(
                            OutputFile.at(file), "csv", SCHEMA, Map.of("FORMAT", "csv"))) {
                sink.write(batch());
                sink.commit();
            }
            List<List<Object>> rows =
                    TableRows.of(
                            FileFormats.open(
                                            "csv",
                                            List.of(file.toString()),
                                            Map.of(),
                                            SCHEMA,
                                            FileAccess.ALL)
                                    .table());
            Batch expected = batch();
            assertEquals(5, rows.size());
            for (int i = 0; i < 5; i++) {
                assertEquals(expected.values(i), rows.get(i));
            }
        }
        assertEquals(
                """
                id,"a,b",price,day
                5,plain,-1.50,1997-05-19
                10,"say ""x"", y",-1.50,1997-05-19
                9,"two
                lines",-1.50,1997-05-19
                0,"",-1.50,1997-05-19
                ,,,
                """,
                Files.readString(folder.resolve("a.csv")));
    }

    @Test
    void writesOtherDialects() throws IOException {
        Path file = folder.resolve("a.csv");
        Map<String, String> options =
                Map.of("header", "false", "delimiter", "|", "nullstr", "NULL", "quote", "'");
        try (TableSink sink = FileFormats.create(OutputFile.at(file), "csv", SCHEMA, options)) {
            sink.write(batch());
            sink.commit();
        }
        List<String> lines = Files.readAllLines(file);
        assertEquals("5|plain|-1.50|1997-05-19", lines.getFirst());
        assertEquals("NULL|NULL|NULL|NULL", lines.getLast());
    }

    @Test
    void leavesNothingWhereItIsNotCommitted() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, "old");
        try (TableSink sink = FileFormats.create(OutputFile.at(file), "csv", SCHEMA, Map.of())) {
            sink.write(batch());
        }
        assertEquals("old", Files.readString(file));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
        assertThrows(
                FeldsparException.class,
                () -> FileFormats.create(OutputFile.at(file), "csv", SCHEMA, Map.of("headr", "x")));
        assertFalse(Files.exists(folder.resolve("b.csv")));
    }
}
