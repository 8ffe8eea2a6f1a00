package io.feldspar.executor.standalone.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.standalone.client.ClusterClient;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.apache.zookeeper.KeeperException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Of two masters with one ZooKeeper one leads, whatever ends.
@Timeout(120)
class MastersTest {

    private static final Credentials CREDENTIALS = Credentials.create("feldspar-cluster");

    @TempDir Path folder;
    private TestingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Master master(String name) {
        return Master.start(
                new BlockAddress("127.0.0.1", 0),
                folder.resolve(name),
                server.getConnectString() + "/feldspar",
                CREDENTIALS);
    }

    /// The epoch of the master that leads, once it is not the given one.
    private static long awaitEpochAfter(long epoch, Master... masters) throws InterruptedException {
        List<BlockAddress> addresses = List.of(masters).stream().map(Master::address).toList();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try (ClusterClient client = new ClusterClient(new MasterUrl(addresses), CREDENTIALS)) {
                long found = client.status().epoch();
                if (found > epoch) {
                    return found;
                }
            } catch (FeldsparException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            Thread.sleep(100);
        }
    }

    @Test
    void anotherLeadsWhenOneEnds() throws InterruptedException {
        Master first = master("first");
        assertEquals(1, awaitEpochAfter(0, first));
        try (Master second = master("second")) {
            assertEquals(1, awaitEpochAfter(0, first, second));
            first.close();
            assertEquals(2, awaitEpochAfter(1, second));
        }
    }

    @Test
    void oneLeadsAgainAfterZooKeeperWasGone() throws Exception {
        try (Master first = master("first")) {
            assertEquals(1, awaitEpochAfter(0, first));
            server.stop();
            assertThrows(FeldsparException.class, () -> awaitNoMaster(first));
            server.restart();
            assertEquals(2, awaitEpochAfter(1, first));
        }
    }

    /// Asks until no master leads.
    private static void awaitNoMaster(Master master) throws InterruptedException {
        try (ClusterClient client =
                new ClusterClient(new MasterUrl(List.of(master.address())), CREDENTIALS)) {
            while (true) {
                client.status();
                Thread.sleep(200);
            }
        }
    }

    @Test
    void nobodyElseReadsTheState() throws Exception {
        try (Master first = master("first");
                CuratorFramework stranger =
                        CuratorFrameworkFactory.newClient(
                                server.getConnectString(), new RetryOneTime(1))) {
            assertEquals(1, awaitEpochAfter(0, first));
            stranger.start();
            assertThrows(
                    KeeperException.NoAuthException.class,
                    () -> stranger.getData().forPath("/feldspar/epoch"));
            assertThrows(
                    KeeperException.NoAuthException.class,
                    () -> stranger.getChildren().forPath("/feldspar/state"));
        }
    }
}
