package io.feldspar.executor.source.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.files.WiderType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parquet files of one table whose columns have other types, or names in another case.
final class WidenedColumnTest {

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

    private static Path file(String name) {
        return directory.resolve(name + ".parquet");
    }

    @ParameterizedTest
    @CsvSource({
        "i::TINYINT, i::SMALLINT, SMALLINT",
        "i::INTEGER, i::BIGINT * 5000000000, BIGINT",
        "i::BIGINT, i::INTEGER, BIGINT",
        "i::INTEGER, i / 8.0::DOUBLE, DOUBLE",
        "i::SMALLINT, (i / 8.0)::FLOAT, REAL",
        "i::INTEGER, (i / 8.0)::FLOAT, DOUBLE",
        "(i / 8.0)::FLOAT, i / 8.0::DOUBLE, DOUBLE",
        "'(i / 4.0)::DECIMAL(6, 2)', '(i / 8.0)::DECIMAL(12, 4)', 'DECIMAL(12, 4)'",
        "'(i / 4.0)::DECIMAL(9, 2)', '(i / 8.0)::DECIMAL(38, 9)', 'DECIMAL(38, 9)'",
        "'(i * 1e18)::DECIMAL(25, 2)', '(i / 8.0)::DECIMAL(30, 9)', 'DECIMAL(32, 9)'",
        "i::INTEGER, '(i / 8.0)::DECIMAL(8, 4)', 'DECIMAL(14, 4)'",
        "i::BIGINT * 50000000000000, '(i / 8.0)::DECIMAL(8, 4)', 'DECIMAL(23, 4)'",
        "DATE '2020-02-29' + i::INTEGER, TIMESTAMP '2020-02-29 12:00:00' + to_days(i::INTEGER),"
                + " TIMESTAMP",
    })
    void aColumnHoldsTheValuesOfAllFiles(String narrow, String wide, String type)
            throws SQLException {
        List<String> shapes =
                List.of(
                        // dictionaries, plain pages, nulls
                        "SELECT %s AS a FROM (SELECT x %% 7 - 3 AS i FROM range(5000) t(x))",
                        "SELECT %s AS a FROM (SELECT x %% 120 - 60 AS i FROM range(5000) t(x))",
                        "SELECT CASE WHEN i %% 3 = 0 THEN NULL ELSE %s END AS a"
                                + " FROM (SELECT x %% 100 - 50 AS i FROM range(5000) t(x))");
        for (String shape : shapes) {
            duck.copy(shape.formatted(narrow), file("1"), "ROW_GROUP_SIZE 2048");
            duck.copy(shape.formatted(wide), file("2"), "ROW_GROUP_SIZE 2048");
            ParquetTable table = ParquetTable.of("both", List.of(file("1"), file("2")));
            assertEquals(type, table.schema().type(0).sql());
            List<List<@Nullable String>> expected = new ArrayList<>();
            String sql = type.equals("REAL") ? "FLOAT" : type;
            for (String part : List.of("1", "2")) {
                expected.addAll(
                        duck.texts("SELECT a::%s AS a FROM '%s'".formatted(sql, file(part))));
            }
            ScanRequest everything = Reading.everything(table);
            assertEquals(expected, Reading.texts(table, everything));
            assertFiltersAgree(table);
        }
    }

    /// A filter gives the rows that it gives over what was read without one.
    private static void assertFiltersAgree(ParquetTable table) {
        List<List<@Nullable Object>> rows = Reading.rows(table, Reading.everything(table));
        Type type = table.schema().type(0);
        for (Object value : new HashSet<>(rows.stream().map(List::getFirst).toList())) {
            if (value == null) {
                continue;
            }
            Expression equal =
                    new Expression.Comparison(
                            ComparisonOperator.EQUAL,
                            new Expression.InputRef(0, type),
                            new Expression.Literal(value, type));
            ScanRequest request = new ScanRequest(List.of(0), List.of(equal), List.of());
            assertEquals(
                    rows.stream().filter(row -> value.equals(row.getFirst())).toList(),
                    Reading.rows(table, request));
        }
        table.statistics().column(0);
    }

    @Test
    void columnsThatDifferInCaseAreOne() throws SQLException {
        duck.copy("SELECT 1 AS Id, 'x' AS name", file("1"));
        duck.copy("SELECT 'y' AS NAME, 2 AS id", file("2"));
        ParquetTable table = ParquetTable.of("both", List.of(file("1"), file("2")));
        assertEquals(
                List.of("Id", "name"), table.schema().fields().stream().map(Field::name).toList());
        assertEquals(
                List.of(List.of(1, "x"), List.of(2, "y")),
                Reading.rows(table, Reading.everything(table)));
    }

    @Test
    void noTypeHoldsBigintAndDouble() throws SQLException {
        duck.copy("SELECT 9007199254740993 AS a", file("1"));
        duck.copy("SELECT 0.5::DOUBLE AS a", file("2"));
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> ParquetTable.of("both", List.of(file("1"), file("2"))));
        assertEquals(ErrorCode.TYPE_MISMATCH, error.code());
        assertEquals(null, WiderType.of(SimpleType.VARCHAR, SimpleType.INTEGER));
        assertEquals(null, WiderType.of(SimpleType.TIMESTAMP, SimpleType.TIMESTAMP_TZ));
    }
}
