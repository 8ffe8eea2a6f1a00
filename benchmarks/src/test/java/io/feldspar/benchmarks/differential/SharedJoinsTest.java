package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Queries that hold a join more than once, or nearly so, give the rows that DuckDB gives.
class SharedJoinsTest {

    private static final int QUERIES = 200;

    /// Rows compared with an aggregate over their like, in joins that hold the aggregate's input.
    @Test
    void comparisonsWithGroupsOfOwnRowsAgreeWithDuckDb(@TempDir Path folder)
            throws SQLException, IOException {
        check(folder, random -> new Query(random).text());
    }

    @Test
    void aggregatesOverTheSameJoinAgreeWithDuckDb(@TempDir Path folder)
            throws SQLException, IOException {
        check(folder, SharedJoinsTest::aggregates);
    }

    private static void check(Path folder, Function<SplittableRandom, String> queries)
            throws SQLException, IOException {
        int shared = 0;
        try (Tables tables = Tables.made(folder, statements())) {
            for (int seed = 0; seed < QUERIES; seed++) {
                String sql = queries.apply(new SplittableRandom(seed));
                Rows wanted = tables.duckdb(sql);
                assertNull(
                        wanted.difference(tables.feldspar(sql), false),
                        "seed " + seed + ": " + sql);
                String plan = tables.feldspar("EXPLAIN " + sql).toString();
                shared += plan.contains("(as number") ? 1 : 0;
            }
        }
        assertTrue(shared > QUERIES / 4, "enough of the plans share a join: " + shared);
        assertTrue(shared < QUERIES * 3 / 4, "enough of the joins differ: " + shared);
    }

    /// Two aggregates over one join, or over two that differ in a detail, of other columns each.
    private static String aggregates(SplittableRandom random) {
        String join = join(random);
        String other = random.nextInt(3) == 0 ? join(random) : join;
        String first = "SELECT w.b g, max(w.v) m, sum(x.v) s " + join + " GROUP BY w.b";
        String second =
                "SELECT x.v %% 8 g, count(*) m, min(w.k) s %s GROUP BY x.v %% 8".formatted(other);
        return switch (random.nextInt(3)) {
            case 0 -> first + " UNION ALL " + second;
            case 1 ->
                    "SELECT a.g, a.m, b.m, b.s FROM (%s) a JOIN (%s) b ON a.g = b.g"
                            .formatted(first, second);
            default -> first + " HAVING sum(x.v) > (SELECT avg(x.k) + 20 " + other + ")";
        };
    }

    private static String join(SplittableRandom random) {
        String joins = "FROM w JOIN x ON x.k = w.k AND x.b = " + random.nextInt(3);
        if (random.nextInt(3) == 0) {
            joins += " LEFT JOIN y ON y.k = w.k AND y.v > x.v";
        }
        return joins
                + switch (random.nextInt(4)) {
                    case 0 -> " WHERE EXISTS (SELECT 1 FROM n WHERE n.b = w.b)";
                    case 1 -> " WHERE w.v IS NOT NULL";
                    default -> "";
                };
    }

    /// `w` holds many rows for each of its keys, `x` and `y` few; `n` holds names for `w.b`.
    private static List<String> statements() {
        SplittableRandom random = new SplittableRandom(11);
        List<String> statements = new ArrayList<>();
        fill(statements, "w", 400, 40, random);
        fill(statements, "x", 40, 10, random);
        fill(statements, "y", 60, 40, random);
        fill(statements, "n", 12, 40, random);
        return statements;
    }

    private static void fill(
            List<String> statements, String table, int count, int keys, SplittableRandom random) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = random.nextInt(15) == 0 ? "NULL" : String.valueOf(random.nextInt(keys));
            String value = random.nextInt(9) == 0 ? "NULL" : String.valueOf(random.nextInt(30));
            rows.add("(%s, %d, %s)".formatted(key, random.nextInt(8), value));
        }
        statements.add("CREATE TABLE %s (k INTEGER, b INTEGER, v INTEGER)".formatted(table));
        statements.add("INSERT INTO %s VALUES %s".formatted(table, String.join(", ", rows)));
    }

    /// A query whose subquery repeats, mostly, what the query says of `w` and `n`.
    private static final class Query {

        private final SplittableRandom random;
        private final List<String> from = new ArrayList<>(List.of("w"));
        private final List<String> where = new ArrayList<>();
        private final List<String> innerFrom = new ArrayList<>(List.of("w i"));
        private final List<String> innerWhere = new ArrayList<>();

        Query(SplittableRandom random) {
            this.random = random;
        }

        String text() {
            if (random.nextInt(3) == 0) {
                both("n", "%1$s.b = %2$s.b");
            }
            if (random.nextInt(3) == 0) {
                both(null, "%1$s.v > 3");
            }
            if (random.nextInt(4) == 0) {
                both(null, "%1$s.b = " + random.nextInt(8));
            }
            where.add(linked("x"));
            where.add("x.b = " + random.nextInt(8));
            String correlated = pick("w.k", "x.k", "x.k");
            if (random.nextInt(2) == 0) {
                where.add(linked("y"));
                correlated = pick(correlated, "y.k");
            }
            if (random.nextInt(6) == 0) {
                where.add("w.%s < 25".formatted(pick("k", "v")));
            }
            innerWhere.add("i.k = " + correlated);
            if (random.nextInt(8) == 0) {
                innerWhere.add("i.b = w.b");
            }
            String aggregate = pick("min", "max", "avg", "avg", "sum", "count");
            where.add(
                    "w.v %s (SELECT %s(i.v) FROM %s WHERE %s)"
                            .formatted(
                                    pick("<", "=", ">="),
                                    aggregate,
                                    String.join(", ", innerFrom),
                                    String.join(" AND ", innerWhere)));
            if (random.nextInt(5) == 0) {
                where.add("EXISTS (SELECT 1 FROM y z WHERE z.k = w.k AND z.v <> w.v)");
            }
            return "SELECT w.k, w.b, w.v, x.v FROM %s WHERE %s"
                    .formatted(String.join(", ", from), String.join(" AND ", where));
        }

        /// Says the same of the query's rows and of the subquery's, or of one of them only.
        private void both(@Nullable String table, String condition) {
            int which = random.nextInt(8);
            if (which != 0) {
                add(from, where, table, table, condition.formatted("w", table));
            }
            if (which != 1) {
                String other = which == 2 ? condition.replace("s.b", "s.v") : condition;
                add(innerFrom, innerWhere, table, "m", other.formatted("i", "m"));
            }
        }

        private static void add(
                List<String> from,
                List<String> where,
                @Nullable String table,
                @Nullable String alias,
                String condition) {
            if (table != null) {
                from.add(table + " " + alias);
            }
            where.add(condition);
        }

        private String linked(String table) {
            from.add(table);
            return table + ".k = w." + pick("k", "k", "b");
        }

        private String pick(String... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
