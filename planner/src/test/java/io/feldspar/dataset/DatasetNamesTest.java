package io.feldspar.dataset;

import static io.feldspar.dataset.functions.col;
import static io.feldspar.dataset.functions.expr;
import static io.feldspar.dataset.functions.lit;
import static io.feldspar.dataset.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Which columns names mean, and what is said of those that mean none.
class DatasetNamesTest {

    private static Feldspar feldspar;
    private static Dataset<Row> left;
    private static Dataset<Row> right;

    @BeforeAll
    static void start() {
        feldspar = Feldspar.builder().master("local[2]").build();
        left = feldspar.sql("SELECT * FROM (VALUES (1, 10), (2, 20)) AS t(id, v)");
        right = feldspar.sql("SELECT * FROM (VALUES (1, 'x'), (3, 'y')) AS t(id, v)");
    }

    @AfterAll
    static void stop() {
        feldspar.close();
    }

    private static FeldsparException error(Runnable action) {
        return assertThrows(FeldsparException.class, action::run);
    }

    @Test
    void keepsColumnsOfBothSidesOfAJoinApart() {
        Dataset<Row> both = left.join(right, left.col("id").equalTo(right.col("id")));
        assertEquals(List.of("id", "v", "id", "v"), List.of(both.columns()));
        assertEquals(
                List.of(Row.of(1, 10, 1, "x")),
                both.where(right.col("v").equalTo("x")).collectAsList());
        assertEquals(
                List.of(Row.of(10, "x")),
                both.select(left.col("v"), right.col("v")).collectAsList());
        assertEquals(List.of("id", "v", "v"), List.of(both.drop(right.col("id")).columns()));
        assertEquals(ErrorCode.COLUMN_AMBIGUOUS, error(() -> both.select("v")).code());
        assertEquals(ErrorCode.COLUMN_NOT_FOUND, error(() -> left.select(right.col("v"))).code());
        Dataset<Row> changed = left.withColumn("w", lit(1));
        assertEquals(
                List.of(Row.of(1, 10, 1)),
                changed.where(left.col("id").equalTo(1)).collectAsList());
    }

    @Test
    void readsQualifiedNamesAndFields() {
        Dataset<Row> nested =
                feldspar.sql(
                        "SELECT {'f': 1, 'g': {'h': 'z'}} AS s, map('k', 5) AS m, [7, 8] AS a");
        assertEquals(
                List.of(Row.of(1, "z", 1, 5, 8)),
                nested.as("n")
                        .select(
                                col("s.f"),
                                col("n.s.g.h"),
                                col("s").getField("f"),
                                col("m").getItem("k"),
                                col("a").getItem(1))
                        .collectAsList());
        assertEquals(List.of("f", "g"), List.of(nested.select("s.*").columns()));
        Dataset<Row> odd = left.toDF("a.b", "select");
        assertEquals(
                List.of(Row.of(1)), odd.where("`select` = 10").select("`a.b`").collectAsList());
        assertEquals(ErrorCode.SYNTAX_ERROR, error(() -> odd.select("a..b")).code());
    }

    @Test
    void takesStarsAndSubqueriesOfSql() {
        left.createOrReplaceTempView("lefts");
        right.createOrReplaceTempView("rights");
        assertEquals(
                List.of(Row.of(2, 20)),
                left.where("id NOT IN (SELECT id FROM rights)").collectAsList());
        assertEquals(List.of("v"), List.of(left.selectExpr("* EXCEPT (id)").columns()));
        assertEquals(
                List.of(Row.of(1, 10, "x")),
                left.as("l").join(right.as("r"), "id").select("l.*", "r.v").collectAsList());
        assertEquals(
                List.of(Row.of(11L)),
                feldspar.sql("SELECT sum(id + v) FROM lefts WHERE id = 1").collectAsList());
    }

    @Test
    void keepsTheOrderBelowOtherOperations() {
        Dataset<Row> sorted = feldspar.range(1000).toDF().orderBy(col("id").desc());
        assertEquals(
                List.of(Row.of(999L), Row.of(997L)),
                sorted.where("id % 2 = 1").select(col("id")).limit(2).collectAsList());
        assertEquals(List.of(Row.of(1998L)), sorted.select(col("id").multiply(2).as("x")).take(1));
        assertEquals(
                List.of(Row.of(997L), Row.of(998L), Row.of(999L)),
                sorted.limit(3).orderBy("id").collectAsList());
        assertEquals(999L + 998, sorted.limit(2).agg(sum("id")).first().getLong(0));
    }

    @Test
    void takesLongChains() {
        Dataset<Row> chain = left;
        Column total = lit(0);
        for (int i = 0; i < 150; i++) {
            chain = chain.withColumn("c" + i, col("id").plus(i));
            total = total.plus(col("c" + i));
        }
        assertEquals(
                List.of(Row.of(150 + 149 * 75), Row.of(300 + 149 * 75)),
                chain.select(total.as("t")).orderBy("t").collectAsList());
    }

    @Test
    void namesNoPlacesOfTextsThatNobodyWrote() {
        assertEquals(
                "Column 'w' not found. See DESCRIBE of the table.",
                error(() -> left.where("w > 1").collect()).getMessage());
        assertEquals(
                "Function 'uper' not found for these arguments. Did you mean 'UPPER'?",
                error(() -> left.select(functions.call_function("uper", col("v"))).schema())
                        .getMessage());
        assertEquals(
                ErrorCode.DIVISION_BY_ZERO,
                error(() -> left.select(col("id").divide(0)).collect()).code());
        assertEquals(ErrorCode.SYNTAX_ERROR, error(() -> left.select(expr("id +"))).code());
        assertEquals(
                "Table 'nowhere' not found. See SHOW TABLES.",
                error(() -> feldspar.table("nowhere")).getMessage());
    }

    @Test
    void callsFunctionsOfTheSession() {
        feldspar.udf().register("twice", (Integer x) -> 2 * x);
        assertEquals(
                List.of(Row.of(2), Row.of(4)),
                left.select(functions.call_udf("twice", col("id")).as("t"))
                        .orderBy("t")
                        .collectAsList());
        assertEquals(1, left.where("twice(id) = 4").count());
    }

    @Test
    void followsTheDialectOfTheSession() {
        Feldspar spark = feldspar.newSession();
        spark.conf().set("feldspar.dialect", "spark");
        Dataset<Row> rows = spark.sql("SELECT * FROM VALUES (1), (NULL) AS t(a)");
        assertEquals(
                List.of(Row.of((Object) null), Row.of(0.5)),
                rows.orderBy("a").select(col("a").divide(2)).collectAsList());
        assertEquals("it's \\ \"x\"", rows.select(lit("it's \\ \"x\"")).first().getString(0));
    }
}
