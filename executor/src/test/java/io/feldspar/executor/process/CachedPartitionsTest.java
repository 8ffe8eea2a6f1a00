package io.feldspar.executor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.storage.StorageLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Cached partitions that executors in other processes read and copy.
@Timeout(300)
class CachedPartitionsTest {

    private static final ClusterSize TWO = new ClusterSize(2, 1, 256L << 20);

    @TempDir Path temporary;

    private LocalCluster start() throws InterruptedException {
        LocalCluster cluster =
                LocalCluster.start(
                        TWO,
                        new ClusterOptions(
                                Long.MAX_VALUE,
                                List.of(temporary.resolve("spill")),
                                0,
                                ClusterOptions.STANDARD.execution(),
                                ClusterOptions.STANDARD.maxTaskFailures(),
                                false));
        CountDownLatch registered = new CountDownLatch(2);
        cluster.context()
                .addQuickListener(
                        new EngineListener() {
                            @Override
                            public void executorAdded(String id, String host, int slots) {
                                registered.countDown();
                            }
                        });
        assertTrue(registered.await(100, TimeUnit.SECONDS));
        return cluster;
    }

    /// Numbers whose partitions leave a file each time that they are computed.
    private Rdd<String> numbers(FeldsparContext context, int most, StorageLevel level)
            throws IOException {
        String computed = Files.createDirectory(temporary.resolve("computed")).toString();
        return context.parallelize(IntStream.range(0, most).boxed().toList(), 4)
                .mapPartitions(
                        rows -> {
                            Files.createTempFile(Path.of(computed), "part", null);
                            // So that each executor computes some.
                            Thread.sleep(300);
                            return rows;
                        })
                .map(number -> "number " + number)
                .persist(level);
    }

    private int computed() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("computed"))) {
            return (int) files.count();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY_ONLY", "DISK_ONLY"})
    void oneTaskReadsPartitionsOfAllExecutors(StorageLevel level) throws Exception {
        try (LocalCluster cluster = start()) {
            Rdd<String> numbers = numbers(cluster.context(), 100_000, level);
            assertEquals(100_000, numbers.count());
            assertEquals(4, computed());
            assertEquals(100_000, numbers.coalesce(1).distinct().count());
            assertEquals(4, computed());
        }
    }

    @Test
    void aPartitionLargerThanItsReaderHoldsInMemoryGoesToAFile() throws Exception {
        try (LocalCluster cluster = start()) {
            Rdd<String> numbers =
                    numbers(cluster.context(), 400, StorageLevel.DISK_ONLY)
                            .map(each -> each.repeat(20_000))
                            .persist(StorageLevel.DISK_ONLY);
            assertEquals(400, numbers.count());
            assertEquals(400, numbers.coalesce(1).map(each -> each.substring(0, 12)).count());
            assertEquals(4, computed());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY_ONLY_2", "DISK_ONLY_2"})
    void aCopyTakesThePlaceOfAPartitionThatIsLostWithItsExecutor(StorageLevel level)
            throws Exception {
        try (LocalCluster cluster = start()) {
            Rdd<String> numbers = numbers(cluster.context(), 10_000, level);
            assertEquals(10_000, numbers.count());
            assertEquals(4, computed());
            cluster.processes().running().values().iterator().next().destroyForcibly();
            assertEquals(10_000, numbers.distinct().count());
            assertEquals(4, computed());
        }
    }
}
