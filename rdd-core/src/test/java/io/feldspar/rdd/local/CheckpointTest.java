package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.CheckpointLostException;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.storage.BlockStore;
import io.feldspar.rdd.storage.StorageLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    @TempDir private Path directory;

    private final AtomicInteger computed = new AtomicInteger();
    private final LocalEngine engine =
            LocalEngine.start(
                    new LocalSettings(2, 2, 4, true, true, BlockStore.Settings.standard(2)));
    private final FeldsparContext context = new DriverContext(engine);

    @AfterEach
    void close() {
        context.close();
    }

    private static final List<Integer> ROWS = IntStream.range(0, 1000).boxed().toList();

    private Rdd<Integer> counted(int slices) {
        int counter = Counters.register(computed);
        return context.parallelize(ROWS, slices)
                .map(x -> x)
                .mapPartitions(
                        rows -> {
                            Counters.count(counter);
                            return rows;
                        });
    }

    @Test
    void writesAfterTheFirstActionAndCutsTheLineage() throws IOException {
        context.checkpointDirectory(directory);
        Rdd<Integer> rdd = counted(4);
        rdd.checkpoint();
        assertFalse(rdd.isCheckpointed());
        assertEquals(1000, rdd.filter(x -> x >= 0).count());
        assertTrue(rdd.isCheckpointed());
        assertEquals(8, computed.get(), "the action and the checkpoint computed it once each");
        assertEquals(ROWS, rdd.collect());
        assertEquals(8, computed.get());
        assertFalse(rdd.toDebugString().contains("ParallelCollection"), rdd.toDebugString());
        assertTrue(rdd.toDebugString().contains("checkpoint"), rdd.toDebugString());
        assertEquals(4, files().size());
        assertTrue(files().stream().allMatch(file -> file.toString().contains("part-0000")));
    }

    @Test
    void aKeptRddIsNotComputedAgainForItsCheckpoint() {
        context.checkpointDirectory(directory);
        Rdd<Integer> rdd = counted(4).cache();
        rdd.checkpoint();
        assertEquals(ROWS, rdd.collect());
        assertEquals(4, computed.get());
        rdd.unpersist(true);
        assertEquals(ROWS, rdd.collect());
        assertEquals(4, computed.get());
    }

    @Test
    void shufflesBehindACheckpointAreNotNeededAnyMore() {
        context.checkpointDirectory(directory);
        Rdd<Pair<Integer, Integer>> sums =
                counted(4).mapToPair(x -> Pair.of(x % 10, x)).reduceByKey(Integer::sum);
        sums.checkpoint();
        Rdd<Integer> doubled = sums.map(pair -> pair.value() * 2);
        List<Integer> first = doubled.collect().stream().sorted().toList();
        engine.killExecutor("local");
        engine.startExecutor("local");
        engine.killExecutor("local-1");
        assertEquals(first, doubled.collect().stream().sorted().toList());
        assertEquals(4, computed.get());
    }

    @Test
    void everyNarrowAndWideRddCanBeCut() {
        context.checkpointDirectory(directory);
        Rdd<Integer> a = context.parallelize(ROWS, 3);
        List<Rdd<?>> all = new ArrayList<>();
        all.add(a.map(x -> x + 1));
        all.add(a.union(a.filter(x -> x < 5)));
        all.add(a.coalesce(2));
        all.add(a.repartition(5));
        all.add(a.zip(a));
        all.add(a.cartesian(context.parallelize(List.of(1, 2), 2)));
        all.add(a.mapToPair(x -> Pair.of(x % 7, x)).cogroup(a.mapToPair(x -> Pair.of(x % 5, x))));
        all.add(a.mapToPair(x -> Pair.of(x, x)).sortByKey(Integer::compare, 4));
        all.add(
                a.mapToPair(x -> Pair.of(x, x))
                        .sortByKey(Integer::compare, 4)
                        .filterByRange(10, 600, Integer::compare));
        all.add(a.glom());
        for (Rdd<?> rdd : all) {
            int partitions = rdd.numPartitions();
            rdd.checkpoint();
            List<?> first = rdd.collect();
            assertTrue(rdd.isCheckpointed(), rdd.toString());
            assertEquals(first, rdd.collect(), rdd.toString());
            assertEquals(first.size(), rdd.map(row -> row).count());
            assertEquals(partitions, rdd.numPartitions());
            assertEquals(1, rdd.dependencies().size());
        }
    }

    @Test
    void aCheckpointOfRandomRowsIsTheirOneVersion() {
        context.checkpointDirectory(directory);
        Rdd<Long> random =
                context.parallelize(ROWS, 4)
                        .map(_ -> ThreadLocalRandom.current().nextLong())
                        .repartition(3);
        random.checkpoint();
        random.count();
        List<Long> first = random.collect();
        assertEquals(first, random.collect());
        assertEquals(1000, first.stream().distinct().count());
        random.cache();
        assertEquals(first, random.collect());
        assertEquals(first, random.collect());
    }

    @Test
    void aCorruptCheckpointIsAClearError() throws IOException {
        context.checkpointDirectory(directory);
        Rdd<Integer> rdd = counted(2);
        rdd.checkpoint();
        rdd.count();
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        JobFailedException e = assertThrows(JobFailedException.class, rdd::collect);
        assertInstanceOf(CheckpointLostException.class, e.getCause());
        assertTrue(String.valueOf(e.getMessage()).contains("partition 0"), e.getMessage());
    }

    @Test
    void aCheckpointThatCannotBeWrittenIsTriedAgainAfterTheNextAction() throws IOException {
        context.checkpointDirectory(directory);
        Rdd<Integer> rdd = counted(2);
        rdd.checkpoint();
        Path own;
        try (Stream<Path> made = Files.list(directory)) {
            own = made.findFirst().orElseThrow();
        }
        Files.delete(own);
        Files.createFile(own);
        assertEquals(1000, rdd.count());
        assertFalse(rdd.isCheckpointed());
        Files.delete(own);
        assertEquals(1000, rdd.count());
        assertTrue(rdd.isCheckpointed());
        assertEquals(ROWS, rdd.collect());
    }

    @Test
    void closingLeavesCheckpointsButNoEmptyDirectory() throws IOException {
        Path unused = directory.resolve("unused");
        context.checkpointDirectory(unused);
        context.close();
        try (Stream<Path> left = Files.list(unused)) {
            assertEquals(0, left.count());
        }
        try (FeldsparContext other = FeldsparContext.local(1)) {
            other.checkpointDirectory(directory);
            Rdd<Integer> rdd = other.parallelize(ROWS, 2);
            rdd.checkpoint();
            rdd.count();
        }
        assertEquals(2, files().size());
    }

    @Test
    void needsADirectory() {
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> counted(1).checkpoint());
        assertTrue(String.valueOf(e.getMessage()).contains("checkpointDirectory"));
    }

    @Test
    void theLineageIsCutWhenNoJobReadsIt() throws Exception {
        context.checkpointDirectory(directory);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        int onStart = Latches.register(reading);
        int onGoOn = Latches.register(goOn);
        Rdd<Integer> rdd = counted(2);
        rdd.checkpoint();
        var slow =
                rdd.map(
                                x -> {
                                    Latches.countDown(onStart);
                                    Latches.await(onGoOn);
                                    return x;
                                })
                        .countAsync();
        reading.await();
        assertEquals(1000, rdd.count());
        assertFalse(rdd.isCheckpointed(), "a job reads it");
        goOn.countDown();
        assertEquals(1000, slow.get());
        assertEquals(1000, rdd.count());
        assertTrue(rdd.isCheckpointed());
    }

    @Test
    void aLocalCheckpointStaysWithTheExecutors() {
        Rdd<Integer> rdd = counted(4);
        rdd.localCheckpoint();
        assertEquals(StorageLevel.MEMORY_AND_DISK, rdd.storageLevel());
        assertEquals(0, rdd.first());
        assertTrue(rdd.isCheckpointed());
        assertEquals(4, computed.get(), "what the action did not need was computed after it");
        assertEquals(ROWS, rdd.collect());
        assertEquals(4, computed.get());
        assertFalse(rdd.toDebugString().contains("ParallelCollection"), rdd.toDebugString());
    }

    @Test
    void aLostLocalCheckpointIsAClearError() {
        Rdd<Integer> rdd = counted(4).cache();
        rdd.localCheckpoint();
        assertEquals(1000, rdd.count());
        engine.killExecutor("local-1");
        engine.killExecutor("local");
        engine.startExecutor("local");
        JobFailedException e = assertThrows(JobFailedException.class, rdd::collect);
        assertInstanceOf(CheckpointLostException.class, e.getCause());
        assertTrue(String.valueOf(e.getMessage()).contains("was lost"), e.getMessage());
        assertNotEquals(0, computed.get());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
