package io.feldspar.dataset;

import static io.feldspar.dataset.functions.col;
import static io.feldspar.dataset.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesAndTablesTest {

    @TempDir Path folder;
    private Feldspar feldspar;
    private Dataset<Row> sales;

    @BeforeEach
    void start() {
        feldspar =
                Feldspar.builder()
                        .master("local[2]")
                        .config("feldspar.warehouse", folder.resolve("warehouse"))
                        .build();
        sales =
                feldspar.createDataFrame(
                        List.of(
                                Row.of("north", 2023, 10.5),
                                Row.of("south", 2024, 20.0),
                                Row.of("north", 2024, null)),
                        "region STRING, year INT, amount DOUBLE");
    }

    @AfterEach
    void stop() {
        feldspar.close();
    }

    private static List<String> sorted(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void writesAndReadsEachFormat() {
        List<String> expected = sorted(sales);
        sales.write().parquet(path("p"));
        assertEquals(expected, sorted(feldspar.read().parquet(path("p"))));
        sales.write().option("header", true).csv(path("c"));
        assertEquals(
                expected,
                sorted(
                        feldspar.read()
                                .option("header", true)
                                .schema("region STRING, year INT, amount DOUBLE")
                                .csv(path("c"))));
        sales.write().json(path("j"));
        assertEquals(
                expected,
                sorted(
                        feldspar.read()
                                .schema("region STRING, year INT, amount DOUBLE")
                                .json(path("j"))));
        sales.write().format("avro").save(path("a"));
        assertEquals(expected, sorted(feldspar.read().format("avro").load(path("a"))));
        assertEquals(
                List.of("BIGINT"),
                feldspar.read().schema("year BIGINT").parquet(path("p")).schema().types().stream()
                        .map(type -> type.sql())
                        .toList());
    }

    @Test
    void keepsTheModesOfWriting() {
        sales.write().parquet(path("p"));
        assertThrows(FeldsparException.class, () -> sales.write().parquet(path("p")));
        sales.write().mode("ignore").parquet(path("p"));
        assertEquals(3, feldspar.read().parquet(path("p")).count());
        sales.write().mode(SaveMode.Append).parquet(path("p"));
        assertEquals(6, feldspar.read().parquet(path("p")).count());
        Dataset<Row> stored = feldspar.read().parquet(path("p"));
        stored.where("year = 2023").write().mode("overwrite").parquet(path("p"));
        assertEquals(2, feldspar.read().parquet(path("p")).count());
    }

    @Test
    void writesFoldersOfPartitions() {
        sales.write().partitionBy("year", "region").parquet(path("p"));
        assertTrue(Files.isDirectory(folder.resolve("p/year=2024/region=south")));
        assertEquals(
                sorted(sales.select("amount", "region", "year")),
                sorted(feldspar.read().parquet(path("p")).select("amount", "region", "year")));
        sales.write().mode("append").partitionBy("year", "region").parquet(path("p"));
        assertEquals(6, feldspar.read().parquet(path("p")).count());
        sales.write().mode("overwrite").partitionBy("year").parquet(path("p"));
        assertEquals(3, feldspar.read().parquet(path("p")).count());
    }

    @Test
    void writesOneFileOfOnePartition() throws IOException {
        feldspar.range(300_000).coalesce(1).write().csv(path("c"));
        try (var files = Files.walk(folder.resolve("c"))) {
            assertEquals(1, files.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void savesTables() {
        sales.write().saveAsTable("sales");
        assertEquals(sorted(sales), sorted(feldspar.table("sales")));
        FeldsparException exists =
                assertThrows(FeldsparException.class, () -> sales.write().saveAsTable("sales"));
        assertEquals(ErrorCode.TABLE_ALREADY_EXISTS, exists.code());
        sales.select("year", "amount", "region").write().mode("append").saveAsTable("sales");
        assertEquals(6, feldspar.table("sales").count());
        sales.write().insertInto("sales");
        assertEquals(9, feldspar.table("sales").count());
        sales.write().mode("overwrite").insertInto("sales");
        assertEquals(3, feldspar.table("sales").count());
        sales.limit(1).write().mode("overwrite").saveAsTable("sales");
        assertEquals(1, feldspar.table("sales").count());
        sales.write().mode("ignore").saveAsTable("sales");
        assertEquals(1, feldspar.table("sales").count());
        assertTrue(feldspar.catalog().tableExists("sales"));
        assertFalse(feldspar.catalog().tableExists("other"));
    }

    @Test
    void storesCachedRows() throws IOException {
        sales.write().parquet(path("p"));
        Dataset<Row> stored = feldspar.read().parquet(path("p")).where("year = 2024").cache();
        assertEquals(2, stored.count());
        sales.write().mode("append").parquet(path("p"));
        assertEquals(2, stored.count());
        assertEquals(1, stored.where(col("amount").isNotNull()).count());
        stored.unpersist();
        assertEquals(4, feldspar.read().parquet(path("p")).where("year = 2024").count());
        Dataset<Row> checkpoint = stored.checkpoint();
        assertEquals(sorted(stored), sorted(checkpoint));
        assertEquals(1, feldspar.sql("SHOW CACHED TABLES").count());
        feldspar.catalog().clearCache();
        assertEquals(0, feldspar.sql("SHOW CACHED TABLES").count());
    }

    @Test
    void becomesAnRddAndBack() {
        assertEquals(3L, feldspar.range(100).toRdd().filter(number -> number % 40 == 0).count());
        assertEquals(
                List.of(30.5),
                sales.agg(sum("amount").as("s")).toRdd().map(row -> row.getDouble("s")).collect());
        assertEquals(
                sorted(sales), sorted(feldspar.createDataFrame(sales.toRdd(), sales.schema())));
        assertEquals(5, feldspar.range(100).repartition(5).toRdd().numPartitions());
    }

    @Test
    void listsWhatThereIs() {
        sales.createOrReplaceTempView("v");
        assertTrue(sorted(feldspar.catalog().listTables()).toString().contains("v"));
        assertTrue(feldspar.catalog().dropTempView("v"));
        assertFalse(feldspar.catalog().dropTempView("v"));
        assertTrue(feldspar.catalog().databaseExists("main"));
        feldspar.sql("CREATE SCHEMA other");
        feldspar.catalog().setCurrentDatabase("other");
        assertEquals("other", feldspar.catalog().currentDatabase());
        assertTrue(feldspar.catalog().functionExists("upper"));
        feldspar.conf().set("feldspar.dialect", "spark");
        assertEquals("spark", feldspar.conf().get("feldspar.dialect"));
        assertEquals("feldspar", feldspar.newSession().conf().get("feldspar.dialect"));
        assertEquals(List.of(Row.of(0.5)), feldspar.sql("SELECT 1 / 2").collectAsList());
        assertTrue(Arrays.asList(sales.columns()).contains("year"));
    }
}
