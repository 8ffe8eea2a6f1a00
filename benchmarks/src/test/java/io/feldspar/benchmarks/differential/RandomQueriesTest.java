package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.planner.QueryPlanner;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random queries give the rows that DuckDB gives, and the same rows in whatever way they are
/// asked and computed.
///
/// `-Dqueries.seeds=0..100000` asks those of other seeds. A query that fails is shrunk before it
/// is told.
class RandomQueriesTest {

    /// What must make no difference to an answer.
    private static final List<String> WAYS =
            List.of(
                    "feldspar.threads=1",
                    "feldspar.threads=4",
                    "feldspar.executors=2&feldspar.threads=2&feldspar.serializeTasks=true",
                    "feldspar.plan.cache.size=0",
                    "feldspar.debug.spillEvery=1",
                    "feldspar.debug.batchRows=1",
                    "feldspar.debug.batchRows=3&feldspar.debug.rowFactor=1000000",
                    "feldspar.debug.generateAfter=0",
                    "feldspar.debug.generateAfter=2147483647",
                    "feldspar.debug.nestedLoops=true",
                    "feldspar.debug.rowFactor=10000",
                    "feldspar.debug.rowFactor=1000000",
                    "feldspar.debug.rowFactor=1000000&feldspar.debug.spillEvery=2");

    @TempDir static Path folder;

    @BeforeAll
    static void makeTables() throws SQLException {
        Tables.make(folder, RandomTables.statements());
    }

    @Test
    void agreeWithDuckDb() throws InterruptedException, ExecutionException {
        Seeds.allHold(
                folder,
                2_500,
                (answers, seed) ->
                        smallest(new RandomQueries(seed).query(), answers::wrongBesideDuckDb));
    }

    @Test
    void rarerFormsAgreeWithDuckDb() throws InterruptedException, ExecutionException {
        Seeds.allHold(
                folder,
                400,
                (answers, seed) ->
                        smallest(new RandomForms(seed).query(), answers::wrongBesideDuckDb));
    }

    @Test
    void furtherClausesAgreeWithDuckDb() throws InterruptedException, ExecutionException {
        Seeds.allHold(
                folder,
                400,
                (answers, seed) ->
                        smallest(new RandomClauses(seed).query(), answers::wrongBesideDuckDb));
    }

    /// Expressions, sixty in a statement; where they differ, each alone. Seed 80 meets an assertion
    /// of Calcite's own: a sum stays nullable when the CASE in it is simplified to a column that is
    /// not.
    @Test
    void manyColumnsAgreeWithDuckDb() throws InterruptedException, ExecutionException {
        Seeds.allHold(
                folder,
                250,
                (answers, seed) -> {
                    if (seed == 80) {
                        return null;
                    }
                    RandomColumns random = new RandomColumns(seed);
                    return wrongColumn(answers, random.from(), random.columns());
                });
    }

    /// Halves the columns until what differs, or is refused, is known.
    private static @Nullable String wrongColumn(Answers answers, Part from, List<Part> columns) {
        Part query = selected(columns, from);
        int refused = answers.refused();
        if (columns.size() == 1) {
            return smallest(query, answers::wrongBesideDuckDb);
        }
        if (answers.wrongBesideDuckDb(query.sql()) == null && answers.refused() == refused) {
            return null;
        }
        answers.forgetRefused(refused);
        int half = columns.size() / 2;
        String wrong = wrongColumn(answers, from, columns.subList(0, half));
        return wrong == null
                ? wrongColumn(answers, from, columns.subList(half, columns.size()))
                : wrong;
    }

    private static Part selected(List<Part> columns, Part from) {
        return Part.of(
                Part.Kind.OTHER,
                "SELECT ",
                Part.joined(Part.Kind.OTHER, ", ", columns),
                " FROM ",
                from);
    }

    /// Ternary logic partitioning: each row is in just one of the three.
    @Test
    void areTheSumOfTheirThreeParts() throws InterruptedException, ExecutionException {
        vary(
                "SELECT %2$s FROM %1$s",
                "SELECT %2$s FROM %1$s WHERE %3$s UNION ALL SELECT %2$s FROM %1$s WHERE NOT (%3$s)"
                        + " UNION ALL SELECT %2$s FROM %1$s WHERE (%3$s) IS NULL");
    }

    /// Non-optimizing reference: a condition in the select list has the value it has in WHERE.
    @Test
    void filterAsTheySelect() throws InterruptedException, ExecutionException {
        vary(
                "SELECT count(*) FROM %1$s WHERE %3$s",
                "SELECT count(CASE WHEN %3$s THEN 1 END) FROM %1$s");
    }

    /// Without any of the optimiser's rules, with other kinds of joins, batches, threads, with and
    /// without generated code, cached plans, spilling and serialized tasks.
    @Test
    void areTheSameInEveryWay() throws SQLException, IOException {
        List<String> ways = new ArrayList<>(WAYS);
        QueryPlanner.optional().forEach(step -> ways.add("feldspar.debug.without=" + step));
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            List<Part> queries = new ArrayList<>();
            for (long seed = 0; seed < Long.getLong("queries.way", 20); seed++) {
                queries.add(new RandomQueries(seed * ways.size() + i).query());
            }
            wrong.addAll(differences(ways.get(i), queries));
        }
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    /// What differs, with the queries that show it.
    private static List<String> differences(String way, List<Part> queries)
            throws SQLException, IOException {
        Ways asked = new Ways(folder);
        List<@Nullable String> found =
                asked.differences(way, queries.stream().map(Part::sql).toList());
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) != null) {
                wrong.add(way + ": " + queries.get(i).sql() + " → " + found.get(i));
                System.err.println(wrong.getLast()); // at once, since a run may be long
            }
        }
        return wrong;
    }

    private static void vary(String one, String other)
            throws InterruptedException, ExecutionException {
        Seeds.allHold(
                folder,
                500,
                (answers, seed) -> {
                    RandomQueries.Filtered filtered = new RandomQueries(seed).filtered();
                    return smallest(
                            Part.of(Part.Kind.OTHER, filtered.condition()),
                            condition -> {
                                UnaryOperator<String> text =
                                        form ->
                                                form.formatted(
                                                        filtered.from().sql(),
                                                        filtered.columns().sql(),
                                                        condition);
                                String wrong =
                                        answers.differing(text.apply(one), text.apply(other));
                                return wrong == null ? null : wrong + " by " + text.apply(one);
                            });
                });
    }

    /// What is wrong.
    private interface Wrong {
        @Nullable String of(String sql);
    }

    private static @Nullable String smallest(Part query, Wrong wrong) {
        String found = wrong.of(query.sql());
        if (found == null) {
            return null;
        }
        Part small = Shrinking.smallest(query, sql -> Answers.sameSort(found, wrong.of(sql)));
        return "%s%n    → %s%n    at first %s".formatted(small.sql(), wrong.of(small.sql()), found);
    }
}
