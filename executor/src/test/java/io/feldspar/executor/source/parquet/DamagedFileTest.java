package io.feldspar.executor.source.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.files.FileStamp;
import io.feldspar.executor.source.parquet.format.ColumnChunk;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.write.ParquetOptions;
import io.feldspar.executor.source.parquet.write.ParquetSink;
import io.feldspar.executor.type.SimpleType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DamagedFileTest {

    @TempDir static Path directory;
    private static Path whole;
    private static Path checked;

    @BeforeAll
    static void write() throws SQLException {
        whole = directory.resolve("whole.parquet");
        checked = directory.resolve("checked.parquet");
        try (DuckDb duck = new DuckDb()) {
            duck.copy(Samples.allTypes(3_000), whole);
            for (String codec :
                    List.of("snappy", "zstd", "gzip", "lz4_raw", "brotli", "uncompressed")) {
                duck.copy(Samples.allTypes(1_000), file(codec + "V1"), "COMPRESSION " + codec);
                duck.copy(
                        Samples.allTypes(1_000),
                        file(codec + "V2"),
                        "COMPRESSION " + codec,
                        "PARQUET_VERSION V2");
            }
            duck.copy(Samples.nested(1_000), file("nestedV1"));
            duck.copy(Samples.nested(1_000), file("nestedV2"), "PARQUET_VERSION V2");
        }
        ParquetTable table = ParquetTable.of("whole", List.of(whole));
        ParquetOptions options = new ParquetOptions(Compression.SNAPPY, 1_000, 300, 100);
        try (ParquetSink sink = new ParquetSink(OutputFile.at(checked), table.schema(), options)) {
            Reading.batches(table, Reading.everything(table)).forEach(sink::write);
            sink.commit();
        }
    }

    private static Path file(String name) {
        return directory.resolve(name + ".parquet");
    }

    private static int count;

    private static Path damaged(byte[] bytes) throws IOException {
        return Files.write(file("damaged" + count++), bytes);
    }

    private static void readAll(Path file) {
        ParquetTable table = ParquetTable.of("damaged", List.of(file));
        for (int i = 0; i < table.schema().size(); i++) {
            table.statistics().column(i);
        }
        Reading.rows(table, Reading.everything(table));
    }

    private static void assertCorrupt(Path file) {
        FeldsparException error = assertThrows(FeldsparException.class, () -> readAll(file));
        assertEquals(ErrorCode.DATA_CORRUPT, error.code(), error.toString());
        assertTrue(
                error.toString().contains("'" + file + "' is damaged at byte "), error.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 7, 8, 11, 12})
    void refusesFilesThatAreTooShort(int length) throws IOException {
        assertCorrupt(damaged(Arrays.copyOf(Files.readAllBytes(whole), length)));
    }

    @Test
    void refusesFilesCutAtEachPercent() throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        for (int percent = 0; percent < 100; percent++) {
            assertCorrupt(damaged(Arrays.copyOf(bytes, bytes.length * percent / 100)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 1, 1 << 20})
    void refusesLyingFooterLengths(int length) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, length);
        assertCorrupt(damaged(bytes));
    }

    /// Whatever byte changes, reading ends, with the rows or with a clear error.
    @ParameterizedTest
    @CsvSource({
        "snappyV1",
        "zstdV1",
        "gzipV1",
        "lz4_rawV1",
        "uncompressedV1",
        "snappyV2",
        "zstdV2",
        "uncompressedV2",
        "nestedV1",
        "nestedV2"
    })
    void survivesRandomDamage(String name) throws IOException {
        byte[] original = Files.readAllBytes(file(name));
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 100; i++) {
            byte[] bytes = original.clone();
            int flips = 1 + random.nextInt(4);
            // every other time in the footer, where structure is denser
            int from = i % 2 == 0 ? 0 : bytes.length - 8 - footerLength(bytes);
            for (int k = 0; k < flips; k++) {
                bytes[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt(256);
            }
            Path damaged = damaged(bytes);
            String what = name + ", attempt " + i;
            Assertions.assertTimeoutPreemptively(
                    Duration.ofMinutes(5), () -> expectRowsOrClearError(damaged, what), what);
            Files.delete(damaged);
        }
    }

    private static int footerLength(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
    }

    private static void expectRowsOrClearError(Path file, String what) {
        try {
            readAll(file);
        } catch (FeldsparException e) {
            switch (e.code()) {
                case DATA_CORRUPT, NOT_SUPPORTED, OUT_OF_MEMORY -> {}
                default -> fail(what, e);
            }
        } catch (RuntimeException e) {
            fail(what, e);
        }
    }

    @Test
    void noticesEveryDamageToACheckedPage() throws IOException {
        byte[] original = Files.readAllBytes(checked);
        ParquetFile opened = ParquetFile.open(MappedFile.open(checked, FileStamp.of(checked)));
        Random random = new Random(1);
        for (FileColumn each : opened.columns()) {
            LeafColumn column = assertInstanceOf(LeafColumn.class, each);
            ColumnChunk chunk =
                    opened.footer().rowGroups().getFirst().columns().get(column.index());
            PageDirectory pages = PageDirectory.read(opened.bytes(), chunk);
            PageDirectory.Page page = pages.page(pages.size() - 1);
            byte[] bytes = original.clone();
            int at = (int) page.offset() + random.nextInt(page.header().compressedBytes());
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Path damaged = damaged(bytes);
            FeldsparException error =
                    assertThrows(FeldsparException.class, () -> readAll(damaged), column.name());
            assertTrue(error.toString().contains("checksum"), error.toString());
            assertTrue(
                    error.toString().contains("at byte " + page.offset() + ":"), error.toString());
        }
    }

    @Test
    void leavesPagesAloneThatNoRowIsWantedOf() throws IOException {
        ParquetTable sound = ParquetTable.of("sound", List.of(checked));
        int key = sound.schema().indexOf("i32");
        int other = sound.schema().indexOf("many");
        ParquetFile opened = ParquetFile.open(MappedFile.open(checked, FileStamp.of(checked)));
        ColumnChunk chunk = opened.footer().rowGroups().getFirst().columns().get(other);
        PageDirectory.Page page = PageDirectory.read(opened.bytes(), chunk).page(0);
        byte[] bytes = Files.readAllBytes(checked);
        bytes[(int) page.offset()] ^= 1;
        ParquetTable table = ParquetTable.of("damaged", List.of(damaged(bytes)));
        List<Integer> columns = List.of(other, key);
        // rows 0 to 299 are on the damaged page
        assertEquals(1, Reading.rows(table, withKey(columns, 7919 * 300)).size());
        assertEquals(1, Reading.rows(table, withKey(columns, 7919 * 999)).size());
        assertThrows(
                FeldsparException.class, () -> Reading.rows(table, withKey(columns, 7919 * 299)));
    }

    private static ScanRequest withKey(List<Integer> columns, int key) {
        Expression equal =
                new Expression.Comparison(
                        ComparisonOperator.EQUAL,
                        new Expression.InputRef(1, SimpleType.INTEGER),
                        new Expression.Literal(key, SimpleType.INTEGER));
        return new ScanRequest(columns, List.of(equal), List.of());
    }
}
