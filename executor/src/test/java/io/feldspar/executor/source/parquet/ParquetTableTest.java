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

    /// Rows whose columns repeat few values, or none, with and without nulls.
    private static final String TYPES =
            """
            SELECT
              i % 2 = 0 AS bool,
              (i % 256 - 128)::TINYINT AS i8, (i * 37 % 65536 - 32768)::SMALLINT AS i16,
              (i * 7919)::INTEGER AS i32, i * 123456789012 AS i64,
              (i % 256)::UTINYINT AS u8, (i % 65536)::USMALLINT AS u16,
              (4294967295 - i)::UINTEGER AS u32, (18446744073709551615 - i)::UBIGINT AS u64,
              ((i % 1000) / 4)::FLOAT AS f32, i / 8.0::DOUBLE AS f64,
              (i % 10000 / 100)::DECIMAL(4, 2) AS d4, (i * 3 - 1000)::DECIMAL(9, 2) AS d9,
              (i * 12345 - 5000000)::DECIMAL(18, 3) AS d18,
              (i::HUGEINT * 1234567890123456789 - 50)::DECIMAL(38, 5) AS d38,
              DATE '1970-01-01' + (i * 11 % 40000 - 10000)::INTEGER AS date,
              TIME '00:00:00' + to_microseconds(i * 8640017 % 86400000000) AS time,
              make_timestamp(i * 1234567890123 - 500000000) AS ts,
              make_timestamp(i * 1234567 - 500000000)::TIMESTAMP_S::TIMESTAMP AS ts_s,
              make_timestamp(i * 1234000 - 500000000)::TIMESTAMP_MS AS ts_ms,
              make_timestamp_ns(i * 1000 * 1234567)::TIMESTAMP_NS AS ts_ns,
              make_timestamp(i * 98765432100)::TIMESTAMPTZ AS tz,
              'value ' || (i % 17) AS few, 'é' || i || repeat('x', (i % 40)::INTEGER) AS many,
              CASE WHEN i % 3 = 0 THEN NULL ELSE 'n' || (i % 5) END AS few_nulls,
              CASE WHEN i % 7 <> 0 THEN NULL ELSE i END AS many_nulls,
              CASE WHEN i % 5 = 0 THEN NULL ELSE 'p' || i END AS plain_nulls,
              CASE WHEN (i // 3000) % 2 = 0 THEN NULL ELSE i % 3 END AS long_nulls,
              NULL::INTEGER AS nothing,
              ('b' || i % 3)::BLOB AS bin, md5(i::VARCHAR)::UUID AS uuid
            FROM range(ROWS) t(i)
            """;

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
                TYPES.replace("ROWS", "10000"),
                file,
                "COMPRESSION " + codec,
                "PARQUET_VERSION " + version,
                "ROW_GROUP_SIZE 4096");
        assertSameAsDuckDb(file);
    }

    @Test
    void readsDictionaries() throws SQLException {
        Path file = directory.resolve("dictionaries.parquet");
        duck.copy(TYPES.replace("ROWS", "20000").replace("i *", "(i % 300) *"), file);
        assertSameAsDuckDb(file);
    }
}
