package io.feldspar.dataset;

import static io.feldspar.dataset.functions.col;
import static io.feldspar.dataset.functions.count;
import static io.feldspar.dataset.functions.max;
import static io.feldspar.dataset.functions.sum;
import static io.feldspar.dataset.functions.transform;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatasetStatisticsTest {

    private static Feldspar feldspar;
    private static Dataset<Row> values;

    @BeforeAll
    static void start() {
        feldspar = Feldspar.builder().master("local[2]").build();
        values =
                feldspar.sql(
                        "SELECT * FROM (VALUES ('a', 1, 1.5e0), ('a', 2, NULL), ('b', 3, CAST('NaN' AS DOUBLE)),"
                                + " ('c', NULL, 2.5e0)) AS t(k, i, d)");
    }

    @AfterAll
    static void stop() {
        feldspar.close();
    }

    private static List<Row> rows(Dataset<Row> dataset) {
        return dataset.collectAsList();
    }

    @Test
    void treatsMissingValues() {
        assertEquals(1, values.na().drop().count());
        assertEquals(4, values.na().drop("all").count());
        assertEquals(3, values.na().drop(new String[] {"i"}).count());
        assertEquals(1, values.na().drop(3).count());
        assertEquals(
                List.of(
                        Row.of("a", 1, 1.5),
                        Row.of("a", 2, 9.0),
                        Row.of("b", 3, 9.0),
                        Row.of("c", 9, 2.5)),
                rows(values.na().fill(9).orderBy("k", "i")));
        assertEquals(
                List.of("x", "x", "b", "c"),
                rows(values.na().replace("k", Map.of("a", "x")).orderBy("i")).stream()
                        .map(row -> row.getString("k"))
                        .toList());
    }

    @Test
    void describes() {
        assertEquals(
                List.of(
                        Row.of("count", "4", "3"),
                        Row.of("mean", null, "2.0"),
                        Row.of("stddev", null, "1.0"),
                        Row.of("min", "a", "1"),
                        Row.of("max", "c", "3")),
                rows(values.describe("k", "i")));
        assertEquals(
                List.of(Row.of("50%", null, "2")), rows(values.select("k", "i").summary("50%")));
        Dataset<Row> line = feldspar.sql("SELECT id AS x, 2e0 * id AS y FROM range(10) AS t(id)");
        assertEquals(1.0, line.stat().corr("x", "y"), 1e-12);
        assertArrayEquals(
                new double[] {0, 4}, line.stat().approxQuantile("x", new double[] {0.0, 0.5}, 0));
    }

    @Test
    void pivots() {
        Dataset<Row> sales =
                feldspar.sql(
                        "SELECT * FROM (VALUES (2023, 'x', 1), (2023, 'y', 2), (2024, 'x', 4),"
                                + " (2024, 'x', 8)) AS t(year, kind, n)");
        Dataset<Row> wide = sales.groupBy("year").pivot("kind").agg(sum("n")).orderBy("year");
        assertEquals(List.of("year", "x", "y"), List.of(wide.columns()));
        assertEquals(List.of(Row.of(2023, 1L, 2L), Row.of(2024, 12L, null)), rows(wide));
        Dataset<Row> two =
                sales.groupBy("year")
                        .pivot("kind", List.of("x"))
                        .agg(count("n").as("c"), max("n").as("m"))
                        .orderBy("year");
        assertEquals(List.of("year", "x_c", "x_m"), List.of(two.columns()));
        assertEquals(List.of(Row.of(2023, 1L, 1), Row.of(2024, 2L, 8)), rows(two));
    }

    @Test
    void takesSamples() {
        Dataset<Long> numbers = feldspar.range(10_000);
        long taken = numbers.sample(0.1, 7).count();
        assertTrue(taken > 800 && taken < 1200, "taken: " + taken);
        assertEquals(taken, numbers.sample(0.1, 7).count());
        List<Dataset<Long>> parts = numbers.randomSplit(new double[] {1, 2, 1}, 11);
        assertEquals(10_000, parts.stream().mapToLong(Dataset::count).sum());
        assertEquals(0, parts.get(0).intersect(parts.get(1)).count());
    }

    @Test
    void tellsAggregatesOfObservedRows() {
        Observation observed = new Observation("all");
        Dataset<Row> same = values.observe(observed, count("i").as("n"));
        assertEquals(4, same.count());
        assertEquals(Map.of("n", 3L), observed.get());
    }

    @Test
    void takesLambdasOfTheProgram() {
        Dataset<Row> lists = feldspar.sql("SELECT [1, 2, 3] AS a");
        assertEquals(
                List.of(2, 4, 6),
                lists.select(transform(col("a"), x -> x.multiply(2)).as("b")).first().getList(0));
        assertEquals(
                List.of(List.of(1), List.of(1, 2)),
                lists.select(
                                transform(
                                                functions.expr("[[1], [1, 2]]"),
                                                x -> functions.filter(x, y -> y.gt(0)))
                                        .as("b"))
                        .first()
                        .getList(0));
    }

    @Test
    void showsRowsAndColumns() {
        assertEquals(
                """
                +---+---+----+
                |  k|  i|   d|
                +---+---+----+
                |  a|  1| 1.5|
                |  a|  2|null|
                +---+---+----+
                only showing top 2 rows
                """,
                values.showString(2, true));
        assertEquals(
                """
                root
                 |-- a: array (nullable = true)
                 |    |-- element: integer (nullable = true)
                """,
                ShownSchema.of(feldspar.sql("SELECT NULLIF([1], [2]) AS a").schema()));
        assertTrue(values.explainString(false).contains("Values"));
    }
}
