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
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two masters that ZooKeeper elects: one that freezes no longer leads, and does no harm when it
/// runs again.
@Timeout(300)
class ZooKeeperClusterTest {

    @TempDir Path folder;
    private TestingServer zooKeeper;
    private ClusterProcesses cluster;
    private Tables tables;
    private Process leader;
    private Process worker;

    @BeforeEach
    void start() throws Exception {
        TpchFiles.create(folder, 0.01);
        zooKeeper = new TestingServer();
        cluster = new ClusterProcesses(folder, 2);
        leader = master(0);
        worker = cluster.worker("worker", 2);
        // No shared directory: what the second needs is in ZooKeeper.
        master(1);
        tables =
                Tables.open(
                        folder,
                        "?feldspar.master=%s&feldspar.executor.memory=512m&feldspar.secret.file=%s&feldspar.executor.instances=2"
                                .formatted(cluster.url(), cluster.secret()));
    }

    private Process master(int number) throws IOException {
        return cluster.master(
                number,
                "--dir=" + folder.resolve("master-" + number),
                "--zookeeper=" + zooKeeper.getConnectString() + "/feldspar");
    }

    @AfterEach
    void stop() throws Exception {
        tables.close();
        cluster.close();
        zooKeeper.close();
    }

    private ClusterStatus status() {
        try (ClusterClient client =
                new ClusterClient(
                        MasterUrl.parse(cluster.url()),
                        ClusterSecret.find(cluster.secret().toString()))) {
            return client.status();
        }
    }

    private void assertAgrees(int query) throws SQLException {
        String sql = TpchQueries.text(query);
        assertNull(tables.duckdb(sql).difference(tables.feldspar(sql), true), "query " + query);
    }

    private void signal(String signal) throws Exception {
        Process kill =
                new ProcessBuilder("kill", "-" + signal, Long.toString(leader.pid())).start();
        assertEquals(0, kill.waitFor());
    }

    @Test
    void anotherLeadsWhileOneIsFrozen() throws Exception {
        assertAgrees(3);
        assertEquals(1, status().epoch());
        signal("STOP");
        assertAgrees(5);
        ClusterProcesses.await(() -> status().epoch() == 2, () -> "nobody else leads");
        signal("CONT");
        ClusterProcesses.await(
                () -> cluster.log("master-0").contains("no longer leads"),
                () -> cluster.log("master-0"));
        ClusterProcesses.await(() -> !status().recovering(), () -> "not recovered: " + status());
        // It is the new master that replaces an executor.
        assertTrue(ClusterProcesses.executorOf(worker).orElseThrow().destroyForcibly());
        assertAgrees(9);
        ClusterProcesses.await(
                () -> worker.children().count() == 2, () -> "not replaced: " + status());
        assertEquals(2, status().epoch());
    }
}
