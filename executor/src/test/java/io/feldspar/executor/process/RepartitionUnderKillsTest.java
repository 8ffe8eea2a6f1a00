package io.feldspar.executor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.EngineListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program of SPARK-23207, which lost and doubled rows: rows are dealt round robin, an executor
/// that has some of them is killed, and what it had is dealt again. `-Druns=100 -Drows=1000000`
/// repeats it as often with as many rows, each time with other moments of the kills.
@Timeout(3600)
class RepartitionUnderKillsTest {

    private static final int ROWS = Integer.getInteger("rows", 200_000);
    private static final int PARTITIONS = 60;

    @TempDir Path temporary;

    /// Kills an executor when so many more tasks have ended.
    private static final class Killer implements EngineListener {

        private final ChildProcesses processes;
        private final Random random;
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicInteger killed = new AtomicInteger();
        private volatile int next;

        Killer(ChildProcesses processes, long seed) {
            this.processes = processes;
            this.random = new Random(seed);
            this.next = 20 + random.nextInt(100);
        }

        @Override
        public void taskEnded(int stageId, int partition, long attempt, String outcome) {
            if (ended.incrementAndGet() == next && killed.get() < 3) {
                List<ProcessHandle> all = new ArrayList<>(processes.running().values());
                all.get(random.nextInt(all.size())).destroyForcibly();
                killed.incrementAndGet();
                next = ended.get() + 20 + random.nextInt(100);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noRowIsLostOrDoubled(boolean shuffleService) {
        int runs = Integer.getInteger("runs", 2) / 2;
        for (int run = 0; run < runs; run++) {
            try (LocalCluster cluster =
                    LocalCluster.start(
                            new ClusterSize(3, 1, 384L << 20),
                            new ClusterOptions(
                                    Long.MAX_VALUE,
                                    List.of(temporary),
                                    0,
                                    ClusterOptions.STANDARD.execution(),
                                    ClusterOptions.STANDARD.maxTaskFailures(),
                                    shuffleService))) {
                Killer killer = new Killer(cluster.processes(), run);
                cluster.context().addQuickListener(killer);
                long count =
                        cluster.context()
                                .parallelize(IntStream.range(0, ROWS).boxed().toList(), 8)
                                .repartition(PARTITIONS)
                                .map(row -> row)
                                .repartition(PARTITIONS)
                                .distinct()
                                .count();
                assertEquals(ROWS, count, "run " + run);
                assertTrue(killer.killed.get() > 0, "nothing was killed");
            }
        }
    }
}
