package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.feldspar.benchmarks.tpch.TpchFiles;
import io.feldspar.benchmarks.tpch.TpchQueries;
import io.feldspar.kubernetes.Kubelet;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    private static Tables open(String executors) throws SQLException, IOException {
        return Tables.open(
                folder,
                "?feldspar.master=k8s://http://localhost:%d&feldspar.kubernetes.image=%s&feldspar.kubernetes.namespace=default&feldspar.executor.memory=512m&feldspar.executor.instances=%s&feldspar.executor.idle=1s"
                        .formatted(
                                server.getPort(),
                                Kubelet.image(folder.resolve("image")),
                                executors));
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
        ClusterProcesses.await(
                () -> kubelet.running().isEmpty(), () -> "not over: " + kubelet.running());
        assertEquals(List.of(), pods());
        assertEquals(List.of(), client.secrets().inNamespace("default").list().getItems());
        kubelet.close();
    }

    private static List<String> pods() {
        return client.pods().inNamespace("default").list().getItems().stream()
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
            assertTrue(!killed.isAlive());
        }
        awaitExecutors(2);
    }

    /// What it has is moved to others within the grace period, and then it ends by itself.
    @Test
    @Order(3)
    void goesOnWhereAPodIsDrained() throws Exception {
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
}
