package io.feldspar.executor.source.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.TableStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParquetTableTest {

    @TempDir static Path directory;
    private static DuckDb duck;

    @BeforeAll
    static void openDuckDb() throws SQLException {
        duck = new DuckDb();
    }

    @AfterAll
    static void closeDuckDb() throws SQLException {
        duck.close();
    }

    private static ParquetTable table(Path... files) {
        return ParquetTable.of(files[0].toString(), List.of(files));
    }

    private static void assertSameAsDuckDb(Path file) throws SQLException {
        ParquetTable table = table(file);
        List<?> expected = duck.texts("SELECT * FROM read_parquet('" + file + "')");
        List<?> actual = Reading.texts(table, Reading.everything(table));
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i), "row " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "snappy, V1",
        "zstd, V1",
        "gzip, V1",
        "lz4_raw, V1",
        "brotli, V1",
        "brotli, V2",
        "uncompressed, V1",
        "snappy, V2",
        "zstd, V2",
        "uncompressed, V2"
    })
    void readsWhatDuckDbReads(String codec, String version) throws SQLException {
        Path file = directory.resolve(codec + version + ".parquet");
        duck.copy(
                Samples.allTypes(6_000),
                file,
                "COMPRESSION " + codec,
                "PARQUET_VERSION " + version,
                "ROW_GROUP_SIZE 4096");
        assertSameAsDuckDb(file);
    }

    @Test
    void readsDictionaries() throws SQLException {
        Path file = directory.resolve("dictionaries.parquet");
        duck.copy(Samples.allTypes(9_000).replace("i *", "(i % 300) *"), file);
        assertSameAsDuckDb(file);
    }

    @Test
    void knowsRowsBoundsNullsAndDistinctValues() throws SQLException {
        Path file = directory.resolve("statistics.parquet");
        duck.copy(
                "SELECT i::INTEGER AS id, (hash(i) % 100)::INTEGER AS few, 'k' || (i % 7) AS text,"
                        + " CASE WHEN i % 4 = 0 THEN NULL ELSE i % 10 END AS some,"
                        + " (i // 20)::INTEGER AS sorted FROM range(50000) t(i)",
                file, "ROW_GROUP_SIZE 10240");
        TableStatistics statistics = table(file).statistics();
        assertEquals(50_000, statistics.rows().orElseThrow());
        assertEquals(0, statistics.column(0).min());
        assertEquals(49_999, statistics.column(0).max());
        assertEquals(50_000, statistics.column(0).distinct().orElseThrow());
        assertEquals(100, statistics.column(1).distinct().orElseThrow(), 1);
        assertEquals(7, statistics.column(2).distinct().orElseThrow(), 0.1);
        assertEquals("k0", statistics.column(2).min());
        assertEquals("k6", statistics.column(2).max());
        assertEquals(0.25, statistics.column(3).nullFraction().orElseThrow());
        // each row group has values of its own
        assertEquals(2_500, statistics.column(4).distinct().orElseThrow(), 10);
    }

    @Test
    void changesItsVersionWithTheFiles() throws SQLException, IOException {
        Path file = directory.resolve("version.parquet");
        duck.copy("SELECT 1 AS a", file);
        String before = table(file).version();
        assertEquals(before, table(file).version());
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertNotEquals(before, table(file).version());
    }

    @Test
    void readsAReplacedFileAnew() throws SQLException {
        Path file = directory.resolve("replaced.parquet");
        duck.copy("SELECT 1 AS a", file);
        assertEquals(List.of(List.of(1)), Reading.rows(table(file), ScanRequest.of(List.of(0))));
        duck.copy("SELECT 2 AS a, 'longer' AS b", file);
        assertEquals(List.of(List.of(2)), Reading.rows(table(file), ScanRequest.of(List.of(0))));
    }

    @Test
    void refusesFilesThatDisagree() throws SQLException {
        duck.copy("SELECT 1 AS a", directory.resolve("int.parquet"));
        duck.copy("SELECT 'x' AS a", directory.resolve("text.parquet"));
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () ->
                                table(
                                        directory.resolve("int.parquet"),
                                        directory.resolve("text.parquet")));
        assertEquals(ErrorCode.TYPE_MISMATCH, error.code());
    }
}
