package io.feldspar.executor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.HashPartitioner;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.storage.StorageLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Executors that are taken out of service one after the other, and what they had.
@Timeout(300)
class DecommissionTest {

    @TempDir Path temporary;

    private final BlockingQueue<String> added = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> removed = new LinkedBlockingQueue<>();

    private LocalCluster start(long memory) {
        LocalCluster cluster =
                LocalCluster.start(
                        new ClusterSize(2, 1, 256L << 20),
                        new ClusterOptions(
                                memory,
                                List.of(temporary.resolve("spill")),
                                0,
                                ClusterOptions.STANDARD.execution(),
                                ClusterOptions.STANDARD.maxTaskFailures(),
                                false));
        cluster.context()
                .addQuickListener(
                        new EngineListener() {
                            @Override
                            public void executorAdded(String id, String host, int slots) {
                                added.add(id);
                            }

                            @Override
                            public void executorRemoved(String id, String reason) {
                                removed.add(id);
                            }
                        });
        return cluster;
    }

    private int computed() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("computed"))) {
            return (int) files.count();
        }
    }

    /// With one byte of memory, outputs are on disk.
    @ParameterizedTest
    @ValueSource(longs = {1, Long.MAX_VALUE})
    void nothingIsMadeAgainWhenAllExecutorsAreReplaced(long memory) throws Exception {
        try (LocalCluster cluster = start(memory)) {
            Set<String> first = Set.of(added.take(), added.take());
            String computed = Files.createDirectory(temporary.resolve("computed")).toString();
            Rdd<Integer> cached =
                    cluster.context()
                            .parallelize(IntStream.range(0, 40_000).boxed().toList(), 4)
                            .mapPartitions(
                                    rows -> {
                                        Files.createTempFile(Path.of(computed), "map", null);
                                        return rows;
                                    })
                            .persist(StorageLevel.MEMORY_AND_DISK);
            Rdd<Pair<Integer, Integer>> groups =
                    cached.mapToPair(n -> Pair.of(n % 1000, n))
                            .groupByKey(new HashPartitioner(3))
                            .mapValues(group -> group.size());
            Rdd<Integer> onlyShuffled =
                    cluster.context()
                            .parallelize(IntStream.range(0, 1000).boxed().toList(), 4)
                            .mapPartitions(
                                    rows -> {
                                        Files.createTempFile(Path.of(computed), "map", null);
                                        return rows;
                                    })
                            .distinct();
            assertEquals(1000, groups.count());
            assertEquals(1000, onlyShuffled.count());
            assertEquals(8, computed());

            for (String each : first) {
                cluster.processes().decommission(each, "a test", Duration.ofMinutes(5));
                assertEquals(each, removed.take());
                added.take();
            }
            assertEquals(1000, groups.filter(each -> each.value() == 40).count());
            assertEquals(1000, onlyShuffled.count());
            assertEquals(40_000, cached.count());
            assertEquals(8, computed());
        }
    }
}
