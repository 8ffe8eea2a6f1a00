package io.feldspar.sql.analyzer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.parser.QueryText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Queries with subqueries mean after unnesting what DuckDB says they mean.
class UnnestingTest {

    private static final Map<String, List<List<Object>>> TABLES = new HashMap<>();
    private static final int QUERIES = 600;
    private static Connection duckdb;
    private final Analyzer analyzer = new Analyzer(TestCatalog.session());

    @BeforeAll
    static void fillTables() throws SQLException {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        SplittableRandom random = new SplittableRandom(42);
        try (Statement statement = duckdb.createStatement()) {
            for (int table = 0; table < 3; table++) {
                statement.execute(
                        "CREATE TABLE t%d (a BIGINT, b BIGINT, c BIGINT)".formatted(table));
                List<List<Object>> rows = new ArrayList<>();
                for (int i = 0; i < 7; i++) {
                    List<Object> row = new ArrayList<>();
                    for (int column = 0; column < 3; column++) {
                        int value = random.nextInt(5);
                        // t2 has no nulls.
                        row.add(value == 4 && table < 2 ? null : (Object) (long) (value % 4));
                    }
                    rows.add(row);
                    statement.execute(
                            "INSERT INTO t%d VALUES (%s, %s, %s)"
                                    .formatted(table, row.get(0), row.get(1), row.get(2)));
                }
                TABLES.put("t" + table, rows);
            }
        }
    }

    @AfterAll
    static void close() throws SQLException {
        duckdb.close();
    }

    @Test
    void randomSubqueriesMeanWhatDuckDbSays() throws SQLException {
        for (int seed = 0; seed < QUERIES; seed++) {
            String sql = new RandomSubqueries(new SplittableRandom(seed), 1 + seed % 3).query();
            assertEquals(expected(sql), actual(sql), "seed " + seed + ": " + sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // One outer column compared with two inner ones.
                "SELECT q.a, EXISTS (SELECT 1 FROM t0 r WHERE r.a = q.c AND r.b = q.c) FROM t1 q",
                // A mark whose condition is about a column two levels up.
                "SELECT q.a, (SELECT sum(r.a) FROM t1 r WHERE q.c NOT IN (SELECT s.a FROM t1 s WHERE s.a = r.c)) FROM t2 q",
                // Two correlations beside each other, of which one holds another.
                "SELECT q.a, (SELECT count(r.b) FROM t0 r WHERE r.b IN (SELECT s.a FROM t0 s WHERE s.a = r.a UNION ALL SELECT s.c FROM t0 s)) FROM t0 q WHERE EXISTS (SELECT 1 FROM t2 r WHERE r.a = q.c AND r.b <> q.a)",
                // A correlation below a filter that binds all outer columns.
                "SELECT q.a FROM t0 q WHERE q.c IN (SELECT r.a FROM t1 r WHERE r.a = q.b AND r.c NOT IN (SELECT s.b FROM t2 s WHERE s.a = r.a AND r.c IS NULL))",
                "SELECT q.a FROM t0 q WHERE q.a NOT IN (SELECT r.b FROM t1 r)",
                "SELECT q.a, r.b FROM t0 q, LATERAL (SELECT s.b FROM t1 s WHERE s.a = q.a) r",
                "SELECT q.a, q.b FROM t0 q WHERE (q.a, q.b) NOT IN (SELECT r.a, r.b FROM t1 r)",
                "SELECT q.a FROM t0 q WHERE q.a > ALL (SELECT r.a FROM t0 r WHERE r.b = q.b)",
                "SELECT q.a, r.b FROM t0 q LEFT JOIN t1 r ON q.a = r.a AND EXISTS (SELECT 1 FROM t2 s WHERE s.a = r.b)",
                "SELECT q.a, q.b, count(*) FROM t0 q GROUP BY q.a, q.b HAVING count(*) > (SELECT count(*) FROM t1 r WHERE r.a = q.a)"
            })
    void subqueriesMeanWhatDuckDbSays(String sql) throws SQLException {
        assertEquals(expected(sql), actual(sql));
    }

    @Test
    void scalarSubqueriesWithTwoRowsFailOnlyWhereAnOuterRowAsks() {
        assertEquals(
                "CARDINALITY_VIOLATION",
                actual("SELECT (SELECT r.b FROM t0 r WHERE r.a = q.a) FROM t0 q"));
        assertEquals(
                "[]",
                actual("SELECT (SELECT r.b FROM t0 r WHERE r.a = q.a) FROM t0 q WHERE q.a > 9"));
    }

    private String actual(String sql) {
        RelNode root = analyzer.analyze(QueryText.of(sql), List.of()).root();
        String plan = RelOptUtil.toString(root);
        assertFalse(plan.contains("Correlate"), sql + "\n" + plan);
        try {
            return rows(new RelInterpreter(TABLES).rows(root));
        } catch (FeldsparException e) {
            return e.code().toString();
        }
    }

    private static String expected(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    row.add(value instanceof Number number ? (Object) number.longValue() : value);
                }
                rows.add(row);
            }
            return rows(rows);
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("More than one row")) {
                return ErrorCode.CARDINALITY_VIOLATION.toString();
            }
            throw e;
        }
    }

    private static String rows(List<List<Object>> rows) {
        return rows.stream().map(List::toString).sorted().toList().toString();
    }
}
