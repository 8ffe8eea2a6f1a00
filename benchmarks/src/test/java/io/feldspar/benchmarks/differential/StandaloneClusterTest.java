package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.benchmarks.tpch.TpchFiles;
import io.feldspar.benchmarks.tpch.TpchQueries;
import io.feldspar.executor.standalone.client.ClusterClient;
import io.feldspar.executor.standalone.link.ClusterSecret;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.ClusterStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Queries of TPC-H give what DuckDB gives on a standalone cluster of two workers, also where an
/// executor, a worker or the master is killed while one runs.
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandaloneClusterTest {

    @TempDir static Path folder;
    private static ClusterProcesses cluster;
    private static Tables tables;
    private static Process master;
    private static Process first;
    private static Process second;

    @BeforeAll
    static void start() throws SQLException, IOException {
        TpchFiles.create(folder, 0.01);
        cluster = new ClusterProcesses(folder, 1);
        master = cluster.master(0);
        first = cluster.worker("first", 1);
        second = cluster.worker("second", 2);
        tables = Tables.open(folder, settings("feldspar.executor.instances=2"));
    }

    private static String settings(String more) {
        return "?feldspar.master=%s&feldspar.executor.memory=512m&feldspar.secret.file=%s&%s"
                .formatted(cluster.url(), cluster.secret(), more);
    }

    /// Executors end with the application.
    @AfterAll
    static void close() throws SQLException {
        tables.close();
        ClusterProcesses.await(
                () ->
                        status().applications().isEmpty()
                                && Stream.of(first, second)
                                        .allMatch(each -> each.children().count() == 0),
                () -> "not over: " + status());
        cluster.close();
    }

    private static ClusterStatus status() {
        try (ClusterClient client =
                new ClusterClient(
                        MasterUrl.parse(cluster.url()),
                        ClusterSecret.find(cluster.secret().toString()))) {
            return client.status();
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

    /// Runs the query, and meanwhile something else.
    private static void during(int query, Event event) throws Exception {
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> assertAgrees(query));
        Thread.sleep(200);
        event.happen();
        running.get();
    }

    /// Something that happens to a cluster.
    private interface Event {
        void happen() throws Exception;
    }

    private static void awaitExecutors(int count) {
        ClusterProcesses.await(
                () ->
                        status().applications().stream()
                                        .mapToInt(each -> each.executors().size())
                                        .sum()
                                == count,
                () -> "not %d executors: %s".formatted(count, status()));
    }

    @Test
    @Order(1)
    void agreesWithDuckDb() {
        awaitExecutors(2);
        // Spread over both workers.
        assertEquals(
                List.of(1, 1), status().workers().stream().map(each -> each.usedCores()).toList());
        for (int query : List.of(1, 3, 5, 9, 13, 16, 18, 21)) {
            assertAgrees(query);
        }
    }

    /// Workers run in another directory.
    @Test
    @Order(2)
    void readsFilesByRelativePaths() throws SQLException {
        Path file = folder.resolve("nation.parquet");
        Path relative = Path.of("").toAbsolutePath().relativize(file);
        String sql = "SELECT n_regionkey, count(*) FROM '%s' GROUP BY 1 ORDER BY 1";
        assertNull(
                tables.duckdb(sql.formatted(file))
                        .difference(tables.feldspar(sql.formatted(relative)), true));
    }

    @Test
    @Order(2)
    void goesOnWhereAnExecutorIsKilled() throws Exception {
        for (int query : List.of(9, 21)) {
            during(
                    query,
                    () ->
                            assertTrue(
                                    ClusterProcesses.executorOf(second)
                                            .orElseThrow()
                                            .destroyForcibly()));
            awaitExecutors(2);
        }
    }

    @Test
    @Order(3)
    void goesOnWhereAWorkerIsKilled() throws Exception {
        ProcessHandle executor = ClusterProcesses.executorOf(first).orElseThrow();
        during(18, () -> first.destroyForcibly());
        // The other worker has room for two; the executors of the one that is gone end.
        awaitExecutors(2);
        executor.onExit().join();
        assertEquals(1, status().workers().size());
        assertAgrees(3);
        first = cluster.worker("first", 1);
    }

    @Test
    @Order(4)
    void goesOnWhereTheMasterIsKilled() throws Exception {
        ClusterStatus before = status();
        during(
                5,
                () -> {
                    master.destroyForcibly();
                    assertAgrees(9);
                    master = cluster.master(0);
                });
        ClusterProcesses.await(
                () -> !status().recovering() && status().workers().size() == 2,
                () -> "not recovered: " + status());
        ClusterStatus after = status();
        assertEquals(before.epoch() + 1, after.epoch());
        assertEquals(before.applications(), after.applications());
        // It is the new master that replaces it.
        assertTrue(ClusterProcesses.executorOf(second).orElseThrow().destroyForcibly());
        assertAgrees(21);
        awaitExecutors(2);
    }

    /// No task fails: those on the worker end there.
    @Test
    @Order(5)
    void goesOnWhereAWorkerIsToldToEnd() throws Exception {
        during(9, first::destroy);
        assertTrue(first.waitFor(60, TimeUnit.SECONDS));
        awaitExecutors(2);
        assertEquals(0, first.children().count());
        first = cluster.worker("first", 1);
    }

    @Test
    @Order(6)
    void hasExecutorsOnlyWhileTasksNeedThem() throws Exception {
        tables.close();
        tables =
                Tables.open(
                        folder,
                        settings("feldspar.executor.instances=0..2&feldspar.executor.idle=1s"));
        assertEquals(0, status().applications().getLast().executors().size());
        assertAgrees(5);
        awaitExecutors(0);
        assertAgrees(5);
    }

    @Test
    @Order(7)
    void leavesLogsAndNothingElseOfExecutors() throws IOException {
        try (Stream<Path> files = Files.walk(cluster.workDirectory("second"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertTrue(all.size() > 2, all.toString());
            assertTrue(
                    all.stream()
                            .map(each -> each.getFileName().toString())
                            .allMatch(each -> each.equals("output.log") || each.equals("lock")),
                    all.toString());
        }
    }
}
