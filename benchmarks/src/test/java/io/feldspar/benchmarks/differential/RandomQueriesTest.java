package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random queries give the rows that DuckDB gives, and the same rows in whatever way they are
/// asked.
///
/// `-Dqueries.seeds=0..100000` asks those of other seeds. A query that fails is shrunk before it
/// is told.
class RandomQueriesTest {

    private static final int MAX_FAILURES = Integer.getInteger("queries.failures", 10);

    @TempDir static Path folder;
    private static Tables tables;

    @BeforeAll
    static void makeTables() throws SQLException, IOException {
        tables = Tables.made(folder, RandomTables.statements());
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
    }

    private record Seeds(long from, long to) {

        static Seeds asked(int standard) {
            String[] ends = System.getProperty("queries.seeds", "0.." + standard).split("\\.\\.");
            return new Seeds(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
        }
    }

    @Test
    void agreeWithDuckDb() {
        Answers answers = new Answers(tables);
        List<String> wrong = new ArrayList<>();
        Seeds seeds = Seeds.asked(700);
        for (long seed = seeds.from; seed < seeds.to && wrong.size() < MAX_FAILURES; seed++) {
            Part query = new RandomQueries(seed).query();
            String found = answers.wrongBesideDuckDb(query.sql());
            if (found != null) {
                Part small =
                        Shrinking.smallest(
                                query,
                                sql -> Answers.sameSort(found, answers.wrongBesideDuckDb(sql)));
                wrong.add(told(seed, small.sql(), answers.wrongBesideDuckDb(small.sql())));
            }
        }
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
        assertTrue(
                answers.compared() > 4 * answers.refused(),
                () -> "%d compared, %d refused".formatted(answers.compared(), answers.refused()));
    }

    /// Ternary logic partitioning: each row is in just one of the three.
    @Test
    void areTheSumOfTheirThreeParts() {
        vary(
                "SELECT %2$s FROM %1$s",
                "SELECT %2$s FROM %1$s WHERE %3$s UNION ALL SELECT %2$s FROM %1$s WHERE NOT (%3$s)"
                        + " UNION ALL SELECT %2$s FROM %1$s WHERE (%3$s) IS NULL");
    }

    /// Non-optimizing reference: a condition in the select list has the value it has in WHERE.
    @Test
    void filterAsTheySelect() {
        vary(
                "SELECT count(*) FROM %1$s WHERE %3$s",
                "SELECT count(CASE WHEN %3$s THEN 1 END) FROM %1$s");
    }

    private static void vary(String one, String other) {
        Answers answers = new Answers(tables);
        List<String> wrong = new ArrayList<>();
        Seeds seeds = Seeds.asked(300);
        for (long seed = seeds.from; seed < seeds.to && wrong.size() < MAX_FAILURES; seed++) {
            RandomQueries.Filtered filtered = new RandomQueries(seed).filtered();
            Part condition = filtered.condition();
            String found = differing(answers, one, other, filtered, condition.sql());
            if (found != null) {
                Part small =
                        Shrinking.smallest(
                                Part.of(Part.Kind.OTHER, condition),
                                sql ->
                                        Answers.sameSort(
                                                found,
                                                differing(answers, one, other, filtered, sql)));
                wrong.add(told(seed, text(one, filtered, small.sql()), found));
            }
        }
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
        assertTrue(answers.compared() > 4 * answers.refused(), "too many were refused");
    }

    private static @Nullable String differing(
            Answers answers,
            String one,
            String other,
            RandomQueries.Filtered filtered,
            String condition) {
        return answers.differing(text(one, filtered, condition), text(other, filtered, condition));
    }

    private static String text(String form, RandomQueries.Filtered filtered, String condition) {
        return form.formatted(filtered.from().sql(), filtered.columns().sql(), condition);
    }

    private static String told(long seed, String sql, @Nullable String wrong) {
        return "seed %d: %s%n    → %s".formatted(seed, sql, wrong);
    }
}
