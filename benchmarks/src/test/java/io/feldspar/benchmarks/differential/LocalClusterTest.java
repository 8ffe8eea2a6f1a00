package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.benchmarks.tpch.TpchFiles;
import io.feldspar.benchmarks.tpch.TpchQueries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The queries of TPC-H give what DuckDB gives on executors that are processes, also where these
/// are killed while a query runs.
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalClusterTest {

    @TempDir static Path folder;
    private static Tables tables;

    @BeforeAll
    static void makeTables() throws SQLException, IOException {
        TpchFiles.create(folder, 0.01);
        tables = Tables.open(folder, "?feldspar.master=local-cluster[2,1,512m]");
    }

    /// The processes end with the engine.
    @AfterAll
    static void close() throws SQLException, InterruptedException {
        tables.close();
        for (int i = 0; i < 100 && !executors().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertEquals(List.of(), executors());
    }

    /// No other processes are started here.
    private static List<ProcessHandle> executors() {
        return ProcessHandle.current().children().toList();
    }

    private static void assertAgrees(int query) throws SQLException {
        String sql = TpchQueries.text(query);
        assertNull(tables.duckdb(sql).difference(tables.feldspar(sql), true), "query " + query);
    }

    @Test
    @Order(1)
    void agreesWithDuckDb() throws SQLException {
        for (int query : TpchQueries.all()) {
            assertAgrees(query);
        }
        assertEquals(2, executors().size());
    }

    @Test
    @Order(2)
    void agreesWithDuckDbWhereExecutorsAreKilled() throws Exception {
        List<ProcessHandle> killed = new ArrayList<>();
        int[] queries = {5, 9, 13, 18, 21, 3};
        for (int i = 0; i < queries.length; i++) {
            int query = queries[i];
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> agree(query));
            Thread.sleep(100L * (1 + i));
            executors().stream()
                    .findFirst()
                    .ifPresent(
                            victim -> {
                                victim.destroyForcibly();
                                killed.add(victim);
                            });
            running.get();
        }
        assertTrue(killed.size() >= 3, () -> "only " + killed.size() + " were killed");
    }

    private static void agree(int query) {
        try {
            assertAgrees(query);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
