package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionsTest {

    private static FeldsparContext context;

    @BeforeAll
    static void open() {
        context = FeldsparContext.builder().threads(2).serializeTasks(true).build();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    private static Rdd<Integer> rdd(int size, int slices) {
        return context.parallelize(IntStream.range(0, size).boxed().toList(), slices);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 40})
    void reducesWhateverThePartitions(int slices) {
        Rdd<Integer> rdd = rdd(100, slices);
        assertEquals(4950, rdd.reduce(Integer::sum));
        assertEquals(4950, rdd.treeReduce(Integer::sum, 2));
        assertEquals(4950, rdd.treeReduce(Integer::sum, 3));
        assertEquals(4950, rdd.fold(0, Integer::sum));
        assertEquals(4950L, rdd.aggregate(() -> 0L, Long::sum, Long::sum));
        assertEquals(4950L, rdd.treeAggregate(() -> 0L, Long::sum, Long::sum, 2));
        assertEquals(100, rdd.count());
        assertEquals(0, rdd.min(Integer::compare));
        assertEquals(99, rdd.max(Integer::compare));
    }

    @Test
    void reducingNothingIsAnError() {
        assertThrows(NoSuchElementException.class, () -> rdd(0, 3).reduce(Integer::sum));
        assertThrows(NoSuchElementException.class, () -> rdd(0, 3).treeReduce(Integer::sum, 2));
        assertThrows(NoSuchElementException.class, () -> rdd(0, 3).first());
        assertEquals(0, rdd(0, 3).fold(0, Integer::sum));
        assertTrue(rdd(0, 3).isEmpty());
        assertFalse(rdd(1, 3).isEmpty());
    }

    @Test
    void takesTheFirstTheSmallestAndTheLargest() {
        Rdd<Integer> rdd = rdd(100, 9);
        assertEquals(List.of(0, 1, 2), rdd.take(3));
        assertEquals(100, rdd.take(1000).size());
        assertEquals(List.of(), rdd.take(0));
        assertEquals(0, rdd.first());
        assertEquals(List.of(0, 1), rdd.takeOrdered(2, Integer::compare));
        assertEquals(List.of(99, 98), rdd.top(2, Integer::compare));
        assertThrows(IllegalArgumentException.class, () -> rdd.take(-1));
    }

    @Test
    void takeSampleIsExactAndRepeatable() {
        Rdd<Integer> rdd = rdd(1000, 5);
        List<Integer> sample = rdd.takeSample(false, 50, 11);
        assertEquals(50, new HashSet<>(sample).size());
        assertEquals(sample, rdd.takeSample(false, 50, 11));
        assertEquals(1000, rdd.takeSample(false, 5000, 11).size());
        assertEquals(5000, rdd.takeSample(true, 5000, 11).size());
    }

    @Test
    void countsValues() {
        assertEquals(Map.of(0, 34L, 1, 33L, 2, 33L), rdd(100, 4).map(x -> x % 3).countByValue());
        long distinct = rdd(20_000, 4).map(x -> x % 5000).countApproxDistinct();
        assertTrue(Math.abs(distinct - 5000) < 200, "estimated " + distinct);
    }

    @Test
    void iteratesLocallyPartitionByPartition() {
        List<Integer> rows = new ArrayList<>();
        rdd(50, 7).toLocalIterator().forEachRemaining(rows::add);
        assertEquals(IntStream.range(0, 50).boxed().toList(), rows);
    }

    @Test
    void textFilesComeBackWhateverTheCuts(@TempDir Path directory) throws IOException {
        Path target = directory.resolve("lines");
        rdd(100, 3).map(x -> "line " + x).saveAsTextFile(target);
        assertTrue(Files.exists(target.resolve("_SUCCESS")));
        assertFalse(Files.exists(target.resolve("_temporary")));
        List<String> lines = IntStream.range(0, 100).mapToObj(x -> "line " + x).toList();
        for (int pieces : new int[] {1, 3, 17, 300}) {
            assertEquals(lines, context.textFile(target.toString(), pieces).collect());
        }
        assertEquals(34, context.textFile(target + "/part-00002", 2).count());
        assertEquals(3, context.wholeTextFiles(target + "/part-*").count());
        assertEquals(
                Files.size(target.resolve("part-00000")),
                context.binaryFiles(target.toString()).values().first().length);
        assertThrows(FileAlreadyExistsException.class, () -> rdd(1, 1).saveAsTextFile(target));
    }

    @Test
    void objectFilesComeBack(@TempDir Path directory) throws IOException {
        Path target = directory.resolve("objects");
        List<Pair<String, Integer>> rows =
                IntStream.range(0, 1000).mapToObj(x -> Pair.of("k" + x, x)).toList();
        context.parallelize(rows, 3).saveAsObjectFile(target);
        assertEquals(rows, context.<Pair<String, Integer>>objectFile(target.toString()).collect());
    }

    @Test
    void aFailedSaveLeavesNothing(@TempDir Path directory) throws IOException {
        Rdd<Integer> broken = rdd(10, 2).map(x -> 10 / (x - 7));
        assertThrows(
                JobFailedException.class, () -> broken.saveAsTextFile(directory.resolve("broken")));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aSaveLeavesNothingBesideItsDirectory(@TempDir Path directory) throws IOException {
        rdd(10, 2).saveAsTextFile(directory.resolve("made/here"));
        try (Stream<Path> files = Files.walk(directory.resolve("made"))) {
            assertEquals(
                    List.of("", "here", "here/_SUCCESS", "here/part-00000", "here/part-00001"),
                    files.map(file -> directory.resolve("made").relativize(file).toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void asynchronousActionsCompleteAndCancel() throws Exception {
        assertEquals(100, rdd(100, 3).countAsync().get());
        assertEquals(List.of(0, 1), rdd(100, 3).takeAsync(2).get());
        FutureAction<Boolean> endless =
                rdd(2, 2)
                        .foreachAsync(
                                _ -> {
                                    try {
                                        Thread.sleep(60_000);
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
        endless.cancel(true);
        assertThrows(CancellationException.class, endless::get);
        assertEquals(100, rdd(100, 3).countAsync().get());
    }
}
