package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.feldspar.benchmarks.rdd.programs.WordCount;
import io.feldspar.benchmarks.rdd.workload.Texts;
import io.feldspar.benchmarks.tpch.TpchFiles;
import io.feldspar.benchmarks.tpch.TpchQueries;
import io.feldspar.kubernetes.Kubelet;
import io.feldspar.rdd.FeldsparContext;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Queries of TPC-H give what DuckDB gives on executors that are pods, also where a pod is killed
/// or deleted while one runs. The API server is fabric8's, the node is a [Kubelet].
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnableKubernetesMockClient(crud = true, https = false)
class KubernetesQueriesTest {

    @TempDir static Path folder;
    static KubernetesMockServer server;
    static KubernetesClient client;
    private static Kubelet kubelet;
    private static Tables tables;

    @BeforeAll
    static void start() throws SQLException, IOException {
        TpchFiles.create(folder, 0.01);
        kubelet = new Kubelet(client, folder.resolve("pods"));
        tables = open("2");
    }

    private static Map<String, String> settings(String executors) throws IOException {
        return new TreeMap<>(
                Map.of(
                        "feldspar.master",
                        "k8s://http://localhost:" + server.getPort(),
                        "feldspar.kubernetes.image",
                        Kubelet.image(folder.resolve("image")).toString(),
                        "feldspar.kubernetes.namespace",
                        Kubelet.NAMESPACE,
                        "feldspar.executor.memory",
                        "512m",
                        "feldspar.executor.instances",
                        executors,
                        "feldspar.executor.idle",
                        "1s"));
    }

    private static Tables open(String executors) throws SQLException, IOException {
        return Tables.open(
                folder,
                settings(executors).entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&", "?", "")));
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
        ClusterProcesses.await(
                () -> kubelet.running().isEmpty(), () -> "not over: " + kubelet.running());
        assertEquals(List.of(), pods());
        assertEquals(List.of(), client.secrets().inNamespace(Kubelet.NAMESPACE).list().getItems());
        kubelet.close();
    }

    private static List<String> pods() {
        return client.pods().inNamespace(Kubelet.NAMESPACE).list().getItems().stream()
                .map(each -> each.getMetadata().getName())
                .toList();
    }

    private static void assertAgrees(int query) {
        String sql = TpchQueries.text(query);
        try {
            assertNull(tables.duckdb(sql).difference(tables.feldspar(sql), true), "query " + query);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static void during(int query, Runnable event) throws Exception {
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> assertAgrees(query));
        Thread.sleep(200);
        event.run();
        running.get();
    }

    private static void awaitExecutors(int count) {
        ClusterProcesses.await(
                () -> kubelet.running().size() == count,
                () -> "not %d executors: %s".formatted(count, kubelet.running()));
    }

    @Test
    @Order(1)
    void agreesWithDuckDb() {
        IntStream.rangeClosed(1, TpchQueries.COUNT).forEach(KubernetesQueriesTest::assertAgrees);
        awaitExecutors(2);
    }

    @Test
    @Order(2)
    void goesOnWhereAProcessIsKilled() throws Exception {
        for (int query : List.of(9, 21)) {
            awaitExecutors(2);
            Process killed = kubelet.running().values().iterator().next();
            during(query, killed::destroyForcibly);
            assertTrue(killed.waitFor(60, TimeUnit.SECONDS));
        }
        awaitExecutors(2);
    }

    /// What it has is moved to others within the grace period, and then it ends by itself.
    @Test
    @Order(3)
    void goesOnWhereAPodIsDrained() throws Exception {
        awaitExecutors(2);
        String name = kubelet.running().keySet().iterator().next();
        Process process = kubelet.running().get(name);
        during(18, () -> kubelet.drain(name));
        ClusterProcesses.await(
                () -> !process.isAlive() && kubelet.running().size() == 2,
                () -> name + " is not replaced: " + kubelet.running());
        assertAgrees(3);
    }

    @Test
    @Order(4)
    void hasPodsOnlyWhileTasksNeedThem() throws Exception {
        tables.close();
        awaitExecutors(0);
        tables = open("0..2");
        assertAgrees(5);
        awaitExecutors(0);
        assertAgrees(6);
    }

    /// Programs of RDDs take the same settings from system properties.
    @Test
    @Order(5)
    void runsRddPrograms() throws Exception {
        List<String> lines = IntStream.range(0, 2_000).mapToObj(i -> Texts.line(7, i)).toList();
        Map<String, Integer> expected;
        try (FeldsparContext here = FeldsparContext.local(1)) {
            expected = WordCount.counts(here.parallelize(lines, 1)).collectAsMap();
        }
        Map<String, String> settings = settings("2");
        settings.forEach(System::setProperty);
        try (FeldsparContext context =
                FeldsparContext.builder().master(settings.get("feldspar.master")).build()) {
            assertEquals(expected, WordCount.counts(context.parallelize(lines, 8)).collectAsMap());
            kubelet.running().values().iterator().next().destroyForcibly();
            assertEquals(expected, WordCount.counts(context.parallelize(lines, 8)).collectAsMap());
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }
}
