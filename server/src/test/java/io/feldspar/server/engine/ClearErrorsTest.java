package io.feldspar.server.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bad input ends in one error with an SQLSTATE, the place and what to do, and the next statement
/// runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClearErrorsTest {

    @TempDir private static Path directory;
    private Connection connection;

    @BeforeAll
    void open() throws SQLException {
        connection = connect();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:feldspar:");
    }

    @AfterAll
    void disconnect() throws SQLException {
        connection.close();
    }

    @AfterEach
    void theNextStatementRuns() throws SQLException {
        assertEquals(25, query("SELECT count(*) FROM tpch.tiny.nation"));
    }

    private long query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            long last = 0;
            while (rows.next()) {
                last = rows.getLong(1);
            }
            return last;
        }
    }

    private SQLException error(String sql) {
        return assertThrows(SQLException.class, () -> query(sql), sql);
    }

    private void assertClear(String state, String message, String sql) {
        SQLException error = error(sql);
        String text = String.valueOf(error.getMessage());
        assertTrue(text.contains(message), text);
        assertEquals(state, error.getSQLState(), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    42P01|Table 'tpch.tiny.natoin' not found at 1:15. Did you mean 'nation'|SELECT * FROM tpch.tiny.natoin
                    42703|Column 'n_nam' not found at 1:8. Did you mean 'n_name'?|SELECT n_nam FROM tpch.tiny.nation
                    42601|Syntax error: found 'SELEC' at 1:1.|SELEC 1
                    42601|Syntax error: found 'FROM' at 1:8.|SELECT FROM tpch.tiny.nation
                    42601|has no closing ' at 1:8|SELECT 'abc
                    42804|cannot be applied: <INTEGER> - <DATE> at 1:8|SELECT n_nationkey - DATE '2020-01-01' FROM tpch.tiny.nation
                    22007|'ALGERIA' is not a valid DATE in n_name at 1:8|SELECT n_name - DATE '2020-01-01' FROM tpch.tiny.nation
                    42804|'=' cannot be applied: <INTEGER> = <DATE> at 1:38|SELECT 1 FROM tpch.tiny.nation WHERE n_nationkey = DATE '2020-01-01'
                    42883|Function 'uper' not found for these arguments at 1:8. Did you mean 'UPPER'?|SELECT uper('a')
                    42803|neither grouped nor aggregated at 1:8|SELECT n_name, count(*) FROM tpch.tiny.nation
                    22012|Division by zero in n_nationkey / (n_nationkey - n_nationkey) at 1:8. Use NULLIF(divisor, 0)|SELECT n_nationkey / (n_nationkey - n_nationkey) FROM tpch.tiny.nation
                    22003|overflows INTEGER in 2147483647 + CAST(n_nationkey AS INTEGER) at 1:8. Cast an operand|SELECT 2147483647 + CAST(n_nationkey AS INTEGER) FROM tpch.tiny.nation
                    22003|overflows BIGINT in 9223372036854775807 + n_nationkey at 1:8. Cast an operand|SELECT 9223372036854775807 + n_nationkey FROM tpch.tiny.nation
                    22003|SUM is out of the range of BIGINT in sum(9223372036854775807 - n_nationkey) at 1:8. Cast|SELECT sum(9223372036854775807 - n_nationkey) FROM tpch.tiny.nation
                    22003|does not fit INTEGER in CAST(2147483648 + n_nationkey AS INTEGER) at 1:8. Cast|SELECT CAST(2147483648 + n_nationkey AS INTEGER) FROM tpch.tiny.nation
                    22018|cannot be cast to INTEGER in CAST(n_name AS INTEGER) at 1:8. Correct it, or use TRY_CAST|SELECT CAST(n_name AS INTEGER) FROM tpch.tiny.nation
                    22012|in 1 / 0 at 1:8. Use NULLIF|SELECT 1 / 0
                    22012|in n_nationkey % 0 at 1:8. Use NULLIF|SELECT n_nationkey % 0 FROM tpch.tiny.nation
                    22018|in CAST('abc' AS INTEGER) at 1:8. Correct it|SELECT CAST('abc' AS INTEGER)
                    22008|in DATE '9999-12-31' + INTERVAL '1' YEAR at 1:8. Use smaller|SELECT DATE '9999-12-31' + INTERVAL '1' YEAR
                    22012|in 10 / n_nationkey at 1:38. Use|SELECT 1 FROM tpch.tiny.nation WHERE 10 / n_nationkey > 1
                    22012|in 10 / n_nationkey at 1:60. Use|SELECT CASE WHEN n_nationkey > 5 THEN n_nationkey / 2 ELSE 10 / n_nationkey END FROM tpch.tiny.nation
                    22012|in l_orderkey / (l_linenumber - 1) at 1:50. Use|SELECT count(*) FROM tpch.tiny.lineitem GROUP BY l_orderkey / (l_linenumber - 1)
                    22012|in a.n_nationkey / (b.n_nationkey - 3) at 1:68. Use|SELECT count(*) FROM tpch.tiny.nation a JOIN tpch.tiny.nation b ON a.n_nationkey / (b.n_nationkey - 3) = 2
                    22012|in 7 / (a.n_nationkey - 3) at 1:68. Use|SELECT count(*) FROM tpch.tiny.nation a JOIN tpch.tiny.nation b ON 7 / (a.n_nationkey - 3) = b.n_nationkey
                    22012|in 10 / r_regionkey at 1:51. Use|SELECT n_nationkey IN (SELECT CAST(5 AS BIGINT) + 10 / r_regionkey FROM tpch.tiny.region) FROM tpch.tiny.nation
                    22012|in 10 / n_nationkey at 1:60. Use|SELECT n_regionkey FROM tpch.tiny.nation ORDER BY coalesce(10 / n_nationkey, 1)
                    22018|cannot be cast to INTEGER in n_name at 1:62. Correct it|SELECT n_name FROM tpch.tiny.nation JOIN tpch.tiny.region ON n_name = r_regionkey
                    22023|is not valid: missing closing ] in regexp_like(n_name, '[') at 1:8. See|SELECT regexp_like(n_name, '[') FROM tpch.tiny.nation
                    54000|in repeat(n_name, 2000000000) at 1:8. Repeat less|SELECT repeat(n_name, 2000000000) FROM tpch.tiny.nation
                    22007|Invalid DATE literal|SELECT DATE '2026-02-31'
                    21000|more than one row|SELECT (SELECT n_name FROM tpch.tiny.nation)
                    58P01|File '/nowhere/x.parquet' does not exist|SELECT * FROM read_parquet('/nowhere/x.parquet')
                    42P20|Window 'w' not found at 1:22|SELECT count(*) OVER w FROM tpch.tiny.nation
                    42836|The recursive query 't' is read within an aggregate at 1:44. Read it in FROM|WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT max(n) FROM t) SELECT * FROM t
                    0A000|Aggregates with different ORDER BY|SELECT listagg(n_name) WITHIN GROUP (ORDER BY n_name), listagg(n_name) WITHIN GROUP (ORDER BY n_comment) FROM tpch.tiny.nation
                    0A000|Catalog 'tpch' is read-only. Use catalog 'feldspar'|INSERT INTO tpch.tiny.nation VALUES (1)
                    0A000|Catalog 'tpch' is read-only. Use catalog 'feldspar'|DROP TABLE tpch.tiny.nation
                    42702|Column 'n_name' is ambiguous at 1:94|SELECT n_nationkey FROM tpch.tiny.nation a JOIN tpch.tiny.nation b USING (n_nationkey) WHERE n_name = 'x'
                    22003|The number 1E400 is out of range at 1:8|SELECT 1e400
                    07001|The statement has 1 parameters, but 0 values were given|SELECT ?
                    22023|LIMIT is negative at 1:16|SELECT 1 LIMIT -1
                    42701|Column name 'n_name' is used twice. Give|CREATE TABLE twice AS SELECT a.n_name, b.n_name FROM tpch.tiny.nation a, tpch.tiny.nation b
                    42P20|Window function 'row_number' needs OVER at 1:8|SELECT row_number() FROM tpch.tiny.nation
                    0A000|LIMIT requires a number of rows, or arithmetic of numbers at 1:16. Write|SELECT 1 LIMIT x + 1
                    3F000|Catalog 'nocat' not found|INSERT INTO nocat.tiny.nation SELECT * FROM tpch.tiny.nation
                    42804|A row of 2 values cannot be compared with one of 3 at 1:8.|SELECT (1, 2) < (1, 3, 4)
                    42804|'RANGE' cannot be applied to (INTEGER, VARCHAR, INTEGER): it takes one to three whole numbers at 1:15.|SELECT * FROM range('a')
                    0A000|'UNNEST' returns several rows and is allowed in SELECT and FROM only at 1:38.|SELECT * FROM tpch.tiny.nation WHERE unnest([true])
                    0A000|Joining by 'n_name' again after a RIGHT or FULL join is not supported at 1:83.|SELECT 1 FROM tpch.tiny.nation a FULL JOIN tpch.tiny.nation b USING (n_name) JOIN tpch.tiny.nation c USING (n_name)
                    42000|The alias names more columns than the 3 of the table at 1:37. Leave out|SELECT 1 FROM tpch.tiny.region AS r(a, b, c, d)
                    """)
    void saysWhatIsWrongWhereAndWhatToDo(String state, String message, String sql) {
        assertClear(state, message, sql);
    }

    @Test
    void rowsOfNullsCompareAsInPostgres() throws SQLException {
        String rows = "SELECT count(*) FROM (VALUES (1, 2), (3, 4), (NULL, 1), (2, NULL)) t(a, b)";
        assertEquals(1, query(rows + " WHERE (a, b) BETWEEN (1, 2) AND (2, 5)"));
        assertEquals(1, query(rows + " WHERE (a, b) NOT BETWEEN (1, 2) AND (2, 5)"));
        assertEquals(2, query(rows + " WHERE (a, b) < (2, 0) OR (a, b) > (2, 9)"));
    }

    @Test
    void namesTheLineOfTheExpression() {
        assertClear(
                "22012",
                "in n_nationkey / (n_nationkey - n_nationkey) at 3:3. Use NULLIF",
                """
                SELECT
                  n_name, -- the name
                  n_nationkey
                    / (n_nationkey
                       - n_nationkey)
                FROM tpch.tiny.nation
                """);
    }

    @Test
    void namesTheExpressionOfAView() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE OR REPLACE TEMP VIEW quotients AS"
                            + " SELECT n_name, 10 / n_nationkey AS q FROM tpch.tiny.nation");
        }
        assertClear(
                "22012",
                "in 10 / n_nationkey of view 'quotients'. Use NULLIF",
                "SELECT max(q) FROM quotients");
        assertClear(
                "22012",
                "in 1 / (q - q) at 2:10. Use NULLIF",
                "SELECT a.n_name,\n         1 / (q - q) FROM quotients a WHERE n_name = 'BRAZIL'");
    }

    @Test
    void namesThePlaceInTheStatementThatRan() {
        assertClear(
                "22012",
                "in 5 / n_nationkey at 1:8.",
                "SELECT 5 / n_nationkey FROM tpch.tiny.nation");
        assertClear(
                "22012",
                "in 5 / n_nationkey at 1:24.",
                "EXPLAIN ANALYZE SELECT 5 / n_nationkey FROM tpch.tiny.nation");
        assertClear(
                "22012",
                "in 5 / n_nationkey at 1:14.",
                "COPY (SELECT 5 / n_nationkey FROM tpch.tiny.nation) TO '%s'"
                        .formatted(directory.resolve("never.csv")));
    }

    @Test
    void namesAPreparedParameter() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT n_nationkey / ? FROM tpch.tiny.nation WHERE n_name <> ?")) {
            statement.setLong(1, 0);
            statement.setString(2, "x");
            SQLException error = assertThrows(SQLException.class, statement::executeQuery);
            assertEquals(
                    "Division by zero in n_nationkey / ? at 1:8."
                            + " Use NULLIF(divisor, 0) to get NULL instead.",
                    error.getMessage());
        }
    }

    @Test
    void namesTheFilterOfAScan() throws SQLException {
        for (String format : new String[] {"parquet", "csv", "json", "avro"}) {
            Path file = directory.resolve("filtered." + format);
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "COPY (SELECT * FROM tpch.tiny.nation) TO '%s' (FORMAT %s)"
                                .formatted(file, format));
            }
            assertClear(
                    "22012",
                    "in 10 / (n_nationkey - 3) at 2:7. Use NULLIF",
                    "SELECT n_name FROM read_%s('%s')\nWHERE 10 / (n_nationkey - 3) > 1"
                            .formatted(format, file));
        }
    }

    @Test
    void deepNestingIsTooComplex() {
        assertClear("54001", "", "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000));
    }

    @Test
    void manyAlternativesRun() throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT count(*) FROM tpch.tiny.nation WHERE ");
        for (int i = 0; i < 1_000; i++) {
            sql.append(i == 0 ? "" : " OR ")
                    .append("n_nationkey = %d AND n_regionkey < %d".formatted(i, i + 100));
        }
        assertEquals(25, query(sql.toString()));
    }

    @Test
    void aTruncatedOrChangedFileIsNamed() throws SQLException, IOException {
        Path whole = directory.resolve("whole.parquet");
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM tpch.tiny.orders) TO '%s' (FORMAT parquet)"
                            .formatted(whole));
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path truncated = directory.resolve("truncated.parquet");
        Files.write(truncated, Arrays.copyOf(bytes, bytes.length / 2));
        assertClear(
                "XX001", "truncated.parquet", "SELECT * FROM read_parquet('" + truncated + "')");
        Path changed = directory.resolve("changed.parquet");
        byte[] other = bytes.clone();
        Arrays.fill(other, bytes.length - 200, bytes.length - 150, (byte) 0x5a);
        Files.write(changed, other);
        assertClear("XX001", "changed.parquet", "SELECT * FROM read_parquet('" + changed + "')");
    }
}
