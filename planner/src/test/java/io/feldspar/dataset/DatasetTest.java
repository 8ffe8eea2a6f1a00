package io.feldspar.dataset;

import static io.feldspar.dataset.functions.call_function;
import static io.feldspar.dataset.functions.col;
import static io.feldspar.dataset.functions.count;
import static io.feldspar.dataset.functions.expr;
import static io.feldspar.dataset.functions.lit;
import static io.feldspar.dataset.functions.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What data sets give is what the SQL beside them gives.
class DatasetTest {

    private static Feldspar feldspar;
    private static Dataset<Row> people;
    private static Dataset<Row> pets;

    @BeforeAll
    static void start() {
        feldspar = Feldspar.builder().master("local[2]").build();
        people =
                feldspar.sql(
                        "SELECT * FROM (VALUES (1, 'Ada', 36), (2, 'Bob', NULL), (3, 'Cy', 20),"
                                + " (4, 'Di', 36)) AS t(id, name, age)");
        pets =
                feldspar.sql(
                        "SELECT * FROM (VALUES (1, 'cat'), (1, 'dog'), (3, 'fish'), (9, 'emu'))"
                                + " AS t(id, pet)");
        people.createOrReplaceTempView("people");
        pets.createOrReplaceTempView("pets");
    }

    @AfterAll
    static void stop() {
        feldspar.close();
    }

    private static void same(String sql, Dataset<Row> dataset) {
        Dataset<Row> expected = feldspar.sql(sql);
        assertEquals(expected.collectAsList(), dataset.collectAsList(), sql);
        assertEquals(List.of(expected.columns()), List.of(dataset.columns()), sql);
    }

    private static void sameInAnyOrder(String sql, Dataset<Row> dataset) {
        List<String> expected =
                feldspar.sql(sql).collectAsList().stream().map(Row::toString).sorted().toList();
        assertEquals(
                expected,
                dataset.collectAsList().stream().map(Row::toString).sorted().toList(),
                sql);
    }

    @Test
    void selectsFiltersAndSorts() {
        same(
                "SELECT name, age + 1 AS next FROM people WHERE age > 20 ORDER BY name DESC",
                people.where(col("age").gt(20))
                        .orderBy(col("name").desc())
                        .select(col("name"), col("age").plus(1).as("next")));
        same(
                "SELECT name FROM people WHERE name LIKE '%i' OR age IS NULL ORDER BY id",
                people.orderBy("id")
                        .filter(col("name").like("%i").or(col("age").isNull()))
                        .select("name"));
        same(
                "SELECT id, name FROM people ORDER BY id LIMIT 2 OFFSET 1",
                people.orderBy("id").offset(1).limit(2).select("id", "name"));
        same(
                "SELECT id, upper(name) AS u FROM people WHERE id % 2 = 1 ORDER BY id",
                people.selectExpr("id", "upper(name) AS u").where("id % 2 = 1").orderBy("id"));
    }

    @Test
    void namesColumnsByTheirExpressions() {
        assertEquals(
                List.of("(id + 1)", "age", "CASE WHEN (id = 1) THEN a ELSE b END", "id * 2"),
                List.of(
                        people.as("p")
                                .select(
                                        col("id").plus(1),
                                        col("p.age"),
                                        when(col("id").equalTo(1), "a").otherwise("b"),
                                        expr("id * 2"))
                                .columns()));
    }

    @Test
    void groupsAndAggregates() {
        same(
                "SELECT age, count(*) AS count FROM people GROUP BY age ORDER BY age NULLS FIRST",
                people.groupBy("age").count().orderBy(col("age").asc_nulls_first()));
        same(
                "SELECT age, max(name) AS m, count(DISTINCT name) AS n FROM people"
                        + " GROUP BY age ORDER BY age",
                people.groupBy(col("age"))
                        .agg(
                                call_function("max", col("name")).as("m"),
                                functions.countDistinct("name").as("n"))
                        .orderBy("age"));
        sameInAnyOrder(
                "SELECT age, name, count(*) FROM people GROUP BY ROLLUP(age, name)",
                people.rollup("age", "name").count());
        same("SELECT count(age) AS n FROM people", people.agg(count("age").as("n")));
        assertEquals(4, people.count());
    }

    @Test
    void joins() {
        same(
                "SELECT p.id, name, pet FROM people p JOIN pets q ON p.id = q.id"
                        + " ORDER BY p.id, pet",
                people.join(pets, "id").select("id", "name", "pet").orderBy("id", "pet"));
        for (String kind : List.of("inner", "left", "right", "full")) {
            sameInAnyOrder(
                    "SELECT * FROM people p %s JOIN pets q ON p.id = q.id".formatted(kind),
                    people.join(pets, people.col("id").equalTo(pets.col("id")), kind));
        }
        sameInAnyOrder(
                "SELECT * FROM people WHERE id IN (SELECT id FROM pets)",
                people.join(pets, List.of("id"), "left_semi"));
        sameInAnyOrder(
                "SELECT * FROM people WHERE id NOT IN (SELECT id FROM pets)",
                people.join(pets, people.col("id").equalTo(pets.col("id")), "left_anti"));
        sameInAnyOrder(
                "SELECT COALESCE(p.id, q.id), name, age, pet FROM people p FULL JOIN pets q"
                        + " ON p.id = q.id",
                people.join(pets, List.of("id"), "outer"));
        sameInAnyOrder("SELECT * FROM people, pets", people.crossJoin(pets));
        sameInAnyOrder(
                "SELECT a.name, b.name FROM people a JOIN people b ON a.age = b.age AND a.id < b.id",
                people.as("a")
                        .join(
                                people.as("b"),
                                col("a.age").equalTo(col("b.age")).and(col("a.id").lt(col("b.id"))))
                        .select("a.name", "b.name"));
    }

    @Test
    void combinesSets() {
        Dataset<Row> ids = people.select("id");
        Dataset<Row> others = pets.select("id");
        sameInAnyOrder("SELECT id FROM people UNION ALL SELECT id FROM pets", ids.union(others));
        sameInAnyOrder(
                "SELECT id FROM people INTERSECT SELECT id FROM pets", ids.intersect(others));
        sameInAnyOrder("SELECT id FROM people EXCEPT SELECT id FROM pets", ids.except(others));
        sameInAnyOrder(
                "SELECT id, name, NULL FROM people UNION ALL SELECT id, NULL, pet FROM pets",
                people.drop("age").unionByName(pets, true));
        sameInAnyOrder("SELECT DISTINCT age FROM people", people.select("age").distinct());
        assertEquals(3, people.dropDuplicates("age").count());
    }

    @Test
    void changesColumns() {
        same(
                "SELECT id, upper(name) AS name, age, 1 AS one FROM people ORDER BY id",
                people.withColumn("name", call_function("upper", col("name")))
                        .withColumn("one", lit(1))
                        .orderBy("id"));
        same(
                "SELECT id AS key, name FROM people ORDER BY key",
                people.withColumnRenamed("id", "key").drop("age", "missing").orderBy("key"));
        same(
                "SELECT id AS a, pet AS b FROM pets ORDER BY a, b",
                pets.toDF("a", "b").orderBy("a", "b"));
    }

    @Test
    void givesWindows() {
        same(
                "SELECT id, sum(id) OVER (PARTITION BY age ORDER BY id) AS s FROM people ORDER BY id",
                people.select(
                                col("id"),
                                call_function("sum", col("id"))
                                        .over(Window.partitionBy("age").orderBy("id"))
                                        .as("s"))
                        .orderBy("id"));
        same(
                "SELECT id, sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s"
                        + " FROM people ORDER BY id",
                people.withColumn(
                                "s",
                                call_function("sum", col("id"))
                                        .over(Window.orderBy("id").rowsBetween(-1, 0)))
                        .select("id", "s")
                        .orderBy("id"));
    }

    @Test
    void explodes() {
        same(
                "SELECT id, x FROM people, UNNEST([id, id * 10]) AS u(x) ORDER BY id, x",
                people.select(
                                col("id"),
                                call_function(
                                                "explode",
                                                call_function(
                                                        "array", col("id"), col("id").multiply(10)))
                                        .as("x"))
                        .orderBy("id", "x"));
        assertEquals(
                List.of("k", "v"),
                List.of(people.select(expr("explode(map('a', id))").as("k", "v")).columns()));
        assertEquals(
                List.of("key", "value"),
                List.of(people.select(expr("explode(map('a', id))")).columns()));
    }

    @Test
    void saysWhichColumnIsMissing() {
        FeldsparException missing =
                assertThrows(FeldsparException.class, () -> people.select("agee"));
        assertEquals(ErrorCode.COLUMN_NOT_FOUND, missing.code());
        assertEquals("Column 'agee' not found. Did you mean 'age'?", missing.getMessage());
        FeldsparException ambiguous =
                assertThrows(
                        FeldsparException.class, () -> people.join(pets, lit(true)).select("id"));
        assertEquals(
                "Column 'id' is ambiguous. Give the data sets names by alias, and write 'name.id'.",
                ambiguous.getMessage());
        FeldsparException type =
                assertThrows(
                        FeldsparException.class,
                        () -> people.where(col("name").plus(true).gt(1)).collect());
        assertEquals(ErrorCode.TYPE_MISMATCH, type.code());
    }

    @Test
    void holdsRowsOfTheProgram() {
        Dataset<Row> made =
                feldspar.createDataFrame(
                        List.of(Row.of(1, "a", Map.of("k", 2)), Row.of(2, null, Map.of())),
                        Schema.of(
                                new Field("i", SimpleType.INTEGER, false),
                                new Field("s", SimpleType.VARCHAR, true),
                                new Field(
                                        "m",
                                        new MapType(SimpleType.VARCHAR, SimpleType.INTEGER),
                                        true)));
        assertEquals(
                List.of(Row.of(1, "a", Map.of("k", 2))),
                made.where(col("s").isNotNull()).collectAsList());
        assertEquals(2, made.select(col("m").getItem("k")).first().getInt(0));
    }

    @Test
    void countsNumbers() {
        assertEquals(List.of(0L, 2L, 4L), feldspar.range(0, 6, 2).collectAsList());
        assertEquals(10L, feldspar.range(10).count());
    }
}
