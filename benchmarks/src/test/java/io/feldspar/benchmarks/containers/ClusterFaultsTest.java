package io.feldspar.benchmarks.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A query gives the answer of an undisturbed run whatever happens to the cluster meanwhile.
///
/// `-Dfaults=EXECUTOR_FROZEN,LEADER_KILLED` or `-Dfaults=all` chooses faults, `-Dtimes=20` repeats
/// each, `-Dseed=7` has them at other moments.
@Tag("docker")
@Timeout(3600)
class ClusterFaultsTest {

    private static final String SQL =
            """
            SELECT l_partkey % 100 AS k, count(*), sum(l_quantity), max(o_orderdate)
            FROM lineitem JOIN orders ON l_orderkey = o_orderkey
            GROUP BY 1 ORDER BY 1""";

    private static final String USUAL =
            "EXECUTOR_KILLED,EXECUTOR_FROZEN,WORKER_CUT_OFF,WORKER_LEAVES,LEADER_CANNOT_REACH_ZOOKEEPER";
    private static final int LATEST_MILLIS = 4_000;
    private static final int MOST_SECONDS = 120;

    @TempDir static Path folder;
    private static ContainerCluster cluster;
    private static String expected = "";

    @BeforeAll
    static void start() throws IOException, SQLException, InterruptedException {
        cluster = new ContainerCluster(folder);
        awaitWhole();
        expected = cluster.answer(SQL);
        assertEquals(100, expected.lines().count());
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static void awaitWhole() throws InterruptedException {
        cluster.await(
                status ->
                        !status.recovering()
                                && ContainerCluster.executors(status) == ContainerCluster.WORKERS);
    }

    static Stream<Fault> faults() {
        String chosen = System.getProperty("faults", USUAL);
        return chosen.equals("all")
                ? Arrays.stream(Fault.values())
                : Arrays.stream(chosen.split(",")).map(Fault::valueOf);
    }

    private static CompletableFuture<String> running() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return cluster.answer(SQL);
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("faults")
    void changesNoAnswer(Fault fault) throws Exception {
        Random moments = new Random(Long.getLong("seed", 1));
        for (int i = Integer.getInteger("times", 1); i > 0; i--) {
            CompletableFuture<String> answer = running();
            Thread.sleep(moments.nextInt(LATEST_MILLIS));
            fault.strike(cluster);
            try {
                assertEquals(expected, answer.get(MOST_SECONDS, TimeUnit.SECONDS));
            } finally {
                fault.mend(cluster);
            }
            awaitWhole();
        }
    }

    /// Its clients are told, and its executors end.
    @Test
    void leavesNothingOfADriverThatIsKilled() throws Exception {
        CompletableFuture<String> answer = running();
        Thread.sleep(LATEST_MILLIS / 2);
        cluster.server().kill();
        assertThrows(Exception.class, () -> answer.get(MOST_SECONDS, TimeUnit.SECONDS));
        cluster.await(status -> status.applications().isEmpty());
        cluster.replace(cluster.server());
        awaitWhole();
        assertEquals(expected, cluster.answer(SQL));
    }
}
