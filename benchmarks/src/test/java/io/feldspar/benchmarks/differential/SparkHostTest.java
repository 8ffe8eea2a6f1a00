package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.feldspar.benchmarks.tpch.TpchFiles;
import io.feldspar.benchmarks.tpch.TpchQueries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Queries of TPC-H give what DuckDB gives in the slots of a Spark standalone cluster, also where a
/// Spark executor is killed while one runs.
///
/// Spark is fetched by `./feldspar bench tpch --engines spark`; the test is skipped where it is
/// not.
@Timeout(1200)
class SparkHostTest {

    @TempDir static Path folder;
    private static SparkCluster spark;
    private static Tables tables;

    @BeforeAll
    static void start() throws SQLException, IOException {
        assumeTrue(
                SparkCluster.isFetched(),
                "Spark is not there: ./feldspar bench tpch --engines spark fetches it");
        TpchFiles.create(folder, 0.01);
        spark = new SparkCluster(folder, 2);
        tables = Tables.open(folder, spark.serve());
    }

    @AfterAll
    static void close() throws SQLException {
        if (tables != null) {
            tables.close();
        }
        if (spark != null) {
            spark.close();
        }
    }

    private static void assertAgrees(int query) {
        String sql = TpchQueries.text(query);
        try {
            assertNull(tables.duckdb(sql).difference(tables.feldspar(sql), true), "query " + query);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void agreesWithDuckDb() {
        IntStream.rangeClosed(1, 22).forEach(SparkHostTest::assertAgrees);
    }

    @Test
    void continuesWhereASparkExecutorIsKilled() throws Exception {
        for (int query : new int[] {9, 21}) {
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> assertAgrees(query));
            Thread.sleep(200);
            assertTrue(spark.executor().orElseThrow().destroyForcibly());
            running.get();
        }
    }
}
