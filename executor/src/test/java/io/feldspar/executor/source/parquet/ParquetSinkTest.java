package io.feldspar.executor.source.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.files.FileStamp;
import io.feldspar.executor.source.parquet.format.ColumnChunk;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.write.ParquetOptions;
import io.feldspar.executor.source.parquet.write.ParquetSink;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParquetSinkTest {

    @TempDir static Path directory;
    private static DuckDb duck;
    private static Path original;

    @BeforeAll
    static void writeOriginal() throws SQLException {
        duck = new DuckDb();
        original = directory.resolve("original.parquet");
        duck.copy(Samples.allTypes(7_000), original);
    }

    @AfterAll
    static void closeDuckDb() throws SQLException {
        duck.close();
    }

    private static ParquetTable table(Path file) {
        return ParquetTable.of(file.toString(), List.of(file));
    }

    private static Path rewrite(String name, ParquetOptions options) {
        Path copy = directory.resolve(name + ".parquet");
        ParquetTable table = table(original);
        try (ParquetSink sink = new ParquetSink(OutputFile.at(copy), table.schema(), options)) {
            Reading.batches(table, Reading.everything(table)).forEach(sink::write);
            sink.commit();
        }
        return copy;
    }

    @ParameterizedTest
    @CsvSource({
        "UNCOMPRESSED, 122880, 20480, 65536",
        "SNAPPY, 3000, 700, 65536",
        "ZSTD, 2500, 999, 65536",
        "SNAPPY, 5000, 100, 300",
        "ZSTD, 7000, 3000, 0"
    })
    void writesWhatDuckDbAndWeReadBack(
            Compression compression, int groupRows, int pageRows, int dictionary)
            throws SQLException {
        Path copy =
                rewrite(
                        "copy" + compression + groupRows + dictionary,
                        new ParquetOptions(compression, groupRows, pageRows, dictionary));
        ParquetTable source = table(original);
        List<?> expected = Reading.texts(source, Reading.everything(source));
        assertRows(expected, duck.texts("SELECT * FROM read_parquet('" + copy + "')"));
        ParquetTable written = table(copy);
        assertEquals(source.schema(), written.schema());
        assertRows(expected, Reading.texts(written, Reading.everything(written)));
    }

    private static void assertRows(List<?> expected, List<?> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i), "row " + i);
        }
    }

    @Test
    void fallsBackToPlainInTheMiddleOfAChunk() {
        Path file = directory.resolve("fallback.parquet");
        Schema schema = Schema.of(new Field("n", SimpleType.BIGINT, false));
        ParquetOptions options = new ParquetOptions(Compression.SNAPPY, 10_000, 1_000, 100);
        long[] values = new long[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 7_000 ? i % 50 : i;
        }
        try (ParquetSink sink = new ParquetSink(OutputFile.at(file), schema, options)) {
            LongVector vector = new LongVector(SimpleType.BIGINT, values, null, values.length);
            sink.write(Batch.of(new Vector[] {vector}, values.length));
            sink.commit();
        }
        ParquetFile opened = ParquetFile.open(MappedFile.open(file, FileStamp.of(file)));
        ColumnChunk chunk = opened.footer().rowGroups().getFirst().columns().getFirst();
        PageDirectory pages = PageDirectory.read(opened.bytes(), chunk);
        assertTrue(pages.page(0).header().encoding().dictionary());
        assertFalse(pages.page(9).header().encoding().dictionary());
        assertTrue(chunk.mayHavePlainPages());
        ParquetTable table = table(file);
        List<List<Object>> rows = Reading.rows(table, Reading.everything(table));
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], rows.get(i).getFirst());
        }
    }

    @Test
    void leavesNothingBehindWithoutCommit() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("aborted"));
        Schema schema = Schema.of(new Field("n", SimpleType.BIGINT, true));
        try (ParquetSink sink =
                new ParquetSink(
                        OutputFile.at(folder.resolve("a.parquet")),
                        schema,
                        ParquetOptions.DEFAULT)) {
            LongVector vector = new LongVector(SimpleType.BIGINT, new long[] {1}, null, 1);
            sink.write(Batch.of(new Vector[] {vector}, 1));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void writesAFileWithoutRows() throws SQLException {
        Path file = directory.resolve("empty.parquet");
        Schema schema = Schema.of(new Field("n", SimpleType.VARCHAR, true));
        try (ParquetSink sink =
                new ParquetSink(OutputFile.at(file), schema, ParquetOptions.DEFAULT)) {
            sink.commit();
        }
        assertEquals(List.of(), duck.texts("SELECT * FROM read_parquet('" + file + "')"));
        ParquetTable table = table(file);
        assertEquals(List.of(), table.splits(Reading.everything(table)));
        assertEquals(0, table.statistics().rows().orElseThrow());
        assertEquals(0, table.statistics().column(0).distinct().orElseThrow());
    }

    /// Batches of 1,000 rows with a string of some 30 bytes each.
    private static void writeNumbers(ParquetSink sink, int from, int to) {
        for (int first = from; first < to; first += 1_000) {
            sink.write(numbers(first, 1_000));
        }
    }

    private static Batch numbers(int first, int count) {
        long[] numbers = new long[count];
        int[] starts = new int[count];
        int[] lengths = new int[count];
        ByteArrayOutputStream heap = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            numbers[i] = (long) first + i;
            byte[] text = text(numbers[i]).getBytes(StandardCharsets.UTF_8);
            starts[i] = heap.size();
            lengths[i] = text.length;
            heap.writeBytes(text);
        }
        return Batch.of(
                new Vector[] {
                    new LongVector(SimpleType.BIGINT, numbers, null, count),
                    new BytesVector(
                            SimpleType.VARCHAR, heap.toByteArray(), starts, lengths, null, count)
                },
                count);
    }

    private static String text(long number) {
        return "the text of the number " + number;
    }

    private static final Schema NUMBERS =
            Schema.of(
                    new Field("n", SimpleType.BIGINT, false),
                    new Field("t", SimpleType.VARCHAR, false));

    private void assertNumbers(Path file, int count) {
        ParquetTable table = table(file);
        List<List<Object>> rows = Reading.rows(table, Reading.everything(table));
        assertEquals(count, rows.size());
        for (int i = 0; i < count; i++) {
            assertEquals(List.of((long) i, text(i)), rows.get(i));
        }
    }

    private static int rowGroups(Path file) {
        return ParquetFile.open(MappedFile.open(file, FileStamp.of(file)))
                .footer()
                .rowGroups()
                .size();
    }

    @Test
    void endsRowGroupsEarlyWhereMemoryIsShort() {
        Path file = directory.resolve("short.parquet");
        MemoryPool pool = new MemoryPool("test", 1 << 20);
        try (ParquetSink sink =
                new ParquetSink(
                        new OutputFile(file, file, pool), NUMBERS, ParquetOptions.DEFAULT)) {
            writeNumbers(sink, 0, 60_000);
            assertTrue(pool.reservedBytes() > 0);
            sink.commit();
        }
        assertEquals(0, pool.reservedBytes());
        assertTrue(pool.peakBytes() <= 1 << 20, "peak " + pool.peakBytes());
        assertTrue(rowGroups(file) > 5, "row groups " + rowGroups(file));
        assertNumbers(file, 60_000);
    }

    @Test
    void writesWhatItHoldsWhereAnotherNeedsTheMemory() {
        Path file = directory.resolve("asked.parquet");
        MemoryPool pool = new MemoryPool("test", 8 << 20);
        try (ParquetSink sink =
                        new ParquetSink(
                                new OutputFile(file, file, pool), NUMBERS, ParquetOptions.DEFAULT);
                MemoryPool.Reservation other = pool.reservation("another operator")) {
            writeNumbers(sink, 0, 20_000);
            assertTrue(pool.reservedBytes() > 1 << 20, "reserved " + pool.reservedBytes());
            other.grow((8 << 20) - 1000);
            assertEquals(other.bytes(), pool.reservedBytes());
            writeNumbers(sink, 20_000, 21_000);
            other.resize(0);
            writeNumbers(sink, 21_000, 30_000);
            sink.commit();
        }
        assertEquals(3, rowGroups(file));
        assertNumbers(file, 30_000);
    }

    @Test
    void aFileThatIsGivenUpHoldsNoMemory() {
        Path file = directory.resolve("given-up.parquet");
        MemoryPool pool = new MemoryPool("test", 8 << 20);
        try (ParquetSink sink =
                new ParquetSink(
                        new OutputFile(file, file, pool), NUMBERS, ParquetOptions.DEFAULT)) {
            writeNumbers(sink, 0, 5_000);
        }
        assertEquals(0, pool.reservedBytes());
    }

    @Test
    void refusesIntervals() {
        Schema schema = Schema.of(new Field("i", SimpleType.INTERVAL_DAY_TIME, true));
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () ->
                                new ParquetSink(
                                        OutputFile.at(directory.resolve("i.parquet")),
                                        schema,
                                        ParquetOptions.DEFAULT));
        assertEquals(ErrorCode.NOT_SUPPORTED, error.code());
        assertTrue(error.toString().contains("'i'"), error.toString());
    }
}
