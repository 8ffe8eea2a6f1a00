package io.feldspar.executor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.Accumulator;
import io.feldspar.rdd.Broadcast;
import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.HashPartitioner;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.Rdd;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs of the RDD library on executors that are processes.
@Timeout(300)
class LocalClusterTest {

    private static final ClusterSize TWO = new ClusterSize(2, 1, 256L << 20);

    @TempDir Path temporary;

    private ClusterOptions options() {
        return options(Long.MAX_VALUE);
    }

    private ClusterOptions options(long memory) {
        return new ClusterOptions(
                memory,
                List.of(temporary),
                0,
                ClusterOptions.STANDARD.execution(),
                ClusterOptions.STANDARD.maxTaskFailures(),
                false);
    }

    @Test
    void runsProgramsWithShufflesAndLeavesNothingBehind() throws IOException {
        try (LocalCluster cluster = LocalCluster.start(TWO, options())) {
            FeldsparContext context = cluster.context();
            Broadcast<Integer> divisor = context.broadcast(10);
            Accumulator<Long> seen = context.accumulator(0L, (a, b) -> a + b);
            Rdd<Integer> numbers =
                    context.parallelize(IntStream.range(0, 10_000).boxed().toList(), 4);
            Map<Integer, Integer> counts =
                    numbers.mapToPair(n -> Pair.of(n % divisor.value(), 1))
                            .reduceByKey((a, b) -> a + b)
                            .collectAsMap();
            assertEquals(10, counts.size());
            assertTrue(counts.values().stream().allMatch(count -> count == 1000));
            context.runJob(
                    numbers,
                    (task, rows) -> {
                        rows.forEachRemaining(_ -> seen.add(task, 1L));
                        return true;
                    });
            assertEquals(10_000, seen.value());

            killOne(cluster);
            assertEquals(9999, numbers.map(n -> n).reduce((a, b) -> Math.max(a, b)));

            JobFailedException failed =
                    assertThrows(
                            JobFailedException.class,
                            () -> numbers.map(n -> 1 / (n / 10_000)).count());
            String message = String.valueOf(failed.getMessage());
            assertTrue(message.contains("ArithmeticException"), message);
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void replacesAnExecutorThatIsFrozen() throws Exception {
        try (LocalCluster cluster = LocalCluster.start(TWO, options())) {
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
            Rdd<Integer> numbers = cluster.context().parallelize(List.of(1, 2, 3, 4), 4);
            Map<String, ProcessHandle> before = cluster.processes().running();
            for (ProcessHandle each : before.values()) {
                new ProcessBuilder("kill", "-STOP", Long.toString(each.pid())).start().waitFor();
            }
            long start = System.nanoTime();
            while (cluster.processes().running().keySet().stream().anyMatch(before::containsKey)) {
                Thread.sleep(100);
            }
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            assertTrue(seconds < 15, () -> "noticed after " + seconds + " s");
            assertEquals(4, numbers.count());
        }
    }

    @Test
    void makesOutputsAgainThatAreDamagedOrGoneOnDisk() throws Exception {
        try (LocalCluster cluster = LocalCluster.start(TWO, options(1))) {
            String computed = Files.createDirectory(temporary.resolve("computed")).toString();
            List<Integer> numbers = IntStream.range(0, 40_000).boxed().toList();
            Rdd<Pair<Integer, Integer>> sums =
                    cluster.context()
                            .parallelize(numbers, 4)
                            .mapPartitions(
                                    rows -> {
                                        Files.createTempFile(Path.of(computed), "map", null);
                                        return rows;
                                    })
                            .mapToPair(n -> Pair.of(n % 1000, n))
                            .groupByKey(new HashPartitioner(3))
                            .mapValues(group -> group.size());
            assertEquals(1000, sums.count());
            assertEquals(4, files("map").size());
            List<Path> outputs = files("shuffle-");
            assertEquals(4, outputs.size());
            assertEquals(1000, sums.count());
            assertEquals(4, files("map").size());

            flipByte(outputs.get(0));
            assertEquals(1000, sums.filter(pair -> pair.value() == 40).count());
            assertEquals(5, files("map").size());

            Files.delete(outputs.get(1));
            assertEquals(1000, sums.filter(pair -> pair.value() == 40).count());
            assertEquals(6, files("map").size());
        }
        assertEquals(List.of(), files("shuffle-"));
    }

    @Test
    void copiesATaskThatIsMuchSlowerThanTheOthers() throws Exception {
        try (LocalCluster cluster = LocalCluster.start(TWO, options())) {
            String begun = Files.createDirectory(temporary.resolve("begun")).toString();
            Rdd<Integer> sums =
                    cluster.context()
                            .parallelize(IntStream.range(0, 800).boxed().toList(), 8)
                            .mapPartitionsWithIndex(
                                    (index, rows) -> {
                                        if (index == 5 && isFirst(Path.of(begun))) {
                                            // Until it is told to stop.
                                            Thread.sleep(Duration.ofHours(1));
                                        }
                                        return rows;
                                    });
            assertEquals(799, sums.reduce((a, b) -> Math.max(a, b)));
            assertEquals(800, sums.count());
        }
    }

    private static boolean isFirst(Path directory) throws IOException {
        try {
            Files.createFile(directory.resolve("first"));
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        }
    }

    @Test
    void triesATaskElsewhereThatFailsOnOneExecutor() throws Exception {
        try (LocalCluster cluster = LocalCluster.start(TWO, options())) {
            String failing = Files.createDirectory(temporary.resolve("failing")).toString();
            long count =
                    cluster.context()
                            .parallelize(IntStream.range(0, 800).boxed().toList(), 4)
                            .mapPartitionsWithIndex(
                                    (index, rows) -> {
                                        if (index == 2 && failsHere(Path.of(failing))) {
                                            throw new IllegalStateException("not here");
                                        }
                                        return rows;
                                    })
                            .count();
            assertEquals(800, count);
        }
    }

    /// Whether this process is the first that asked.
    private static boolean failsHere(Path directory) throws IOException {
        Path file = directory.resolve("pid");
        String pid = Long.toString(ProcessHandle.current().pid());
        if (isFirst(directory)) {
            Files.writeString(file, pid);
        }
        return Files.readString(file).equals(pid);
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(each -> each.getFileName().toString().startsWith(prefix)).toList();
        }
    }

    private static void flipByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
    }

    private static void killOne(LocalCluster cluster) {
        cluster.processes().running().values().iterator().next().destroyForcibly();
    }
}
