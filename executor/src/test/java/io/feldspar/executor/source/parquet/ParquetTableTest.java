package io.feldspar.executor.source.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
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
        "uncompressed, V1",
        "snappy, V2",
        "zstd, V2",
        "uncompressed, V2"
    })
    void readsWhatDuckDbReads(String codec, String version) throws SQLException {
        Path file = directory.resolve(codec + version + ".parquet");
        duck.copy(
                Samples.allTypes(10_000),
                file,
                "COMPRESSION " + codec,
                "PARQUET_VERSION " + version,
                "ROW_GROUP_SIZE 4096");
        assertSameAsDuckDb(file);
    }

    @Test
    void readsDictionaries() throws SQLException {
        Path file = directory.resolve("dictionaries.parquet");
        duck.copy(Samples.allTypes(20_000).replace("i *", "(i % 300) *"), file);
        assertSameAsDuckDb(file);
    }
}
