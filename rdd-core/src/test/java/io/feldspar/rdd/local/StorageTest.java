package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.protocol.CachedBlock;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.storage.BlockStore;
import io.feldspar.rdd.storage.StorageLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorageTest {

    private static final long PLENTY = 64 << 20;

    @TempDir private Path directory;

    private final AtomicInteger computed = new AtomicInteger();
    private @Nullable LocalEngine engine;
    private @Nullable FeldsparContext opened;

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private FeldsparContext open(int executors, long memory, long disk) {
        return open(executors, new BlockStore.Settings(memory, disk, directory));
    }

    private FeldsparContext open(int executors, BlockStore.Settings storage) {
        engine = LocalEngine.start(new LocalSettings(2, executors, 4, true, true, storage));
        FeldsparContext context = new DriverContext(engine);
        opened = context;
        return context;
    }

    private LocalEngine engine() {
        return java.util.Objects.requireNonNull(engine);
    }

    private static List<@Nullable String> rows() {
        List<@Nullable String> rows = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            rows.add(i % 97 == 0 ? null : "row " + i);
        }
        return rows;
    }

    /// Rows of which `computed` counts how many partitions were computed. The counter is not part
    /// of the task, because tasks are serialized.
    private Rdd<@Nullable String> counted(FeldsparContext context, int slices) {
        int counter = Counters.register(computed);
        return context.parallelize(rows(), slices)
                .mapPartitions(
                        all -> {
                            Counters.count(counter);
                            return all;
                        });
    }

    @ParameterizedTest
    @EnumSource(StorageLevel.class)
    void keepsTheRowsAtEveryLevel(StorageLevel level) {
        FeldsparContext context = open(2, PLENTY, PLENTY);
        Rdd<@Nullable String> rdd = counted(context, 5).persist(level);
        assertEquals(level, rdd.storageLevel());
        for (int i = 0; i < 3; i++) {
            assertEquals(rows(), rdd.collect());
        }
        assertEquals(level == StorageLevel.NONE ? 15 : 5, computed.get());
        assertEquals(
                Math.min(2, level.copies()) * (level == StorageLevel.NONE ? 0 : 5),
                engine().heldBlocks());
        rdd.unpersist(true);
        assertEquals(0, engine().heldBlocks());
        assertEquals(0, engine().heldBlockMemory());
        assertEquals(StorageLevel.NONE, rdd.storageLevel());
        assertEquals(rows(), rdd.collect());
    }

    @ParameterizedTest
    @EnumSource(StorageLevel.class)
    void emptyPartitionsAreCachedToo(StorageLevel level) {
        FeldsparContext context = open(1, PLENTY, PLENTY);
        Rdd<Integer> empty = context.parallelize(List.<Integer>of(), 3).persist(level);
        assertEquals(List.of(), empty.collect());
        assertEquals(List.of(), empty.collect());
        assertEquals(level == StorageLevel.NONE ? 0 : 3, engine().heldBlocks());
        assertEquals(List.of(), context.<Integer>emptyRdd().persist(level).collect());
    }

    @Test
    void anotherLevelNeedsUnpersistFirst() {
        FeldsparContext context = open(1, PLENTY, PLENTY);
        Rdd<@Nullable String> rdd = counted(context, 2).cache().cache();
        IllegalStateException e =
                assertThrows(
                        IllegalStateException.class, () -> rdd.persist(StorageLevel.DISK_ONLY));
        assertTrue(String.valueOf(e.getMessage()).contains("MEMORY_ONLY"));
        rdd.unpersist(false).persist(StorageLevel.DISK_ONLY);
        assertEquals(StorageLevel.DISK_ONLY, rdd.storageLevel());
    }

    @ParameterizedTest
    @EnumSource(
            value = StorageLevel.class,
            names = {"MEMORY_ONLY", "MEMORY_ONLY_SER"})
    void whatDoesNotFitIntoMemoryIsPassedOnAndComputedAgain(StorageLevel level) {
        FeldsparContext context = open(1, 500, PLENTY);
        Rdd<@Nullable String> rdd = counted(context, 4).persist(level);
        assertEquals(rows(), rdd.collect());
        assertEquals(rows(), rdd.collect());
        assertEquals(8, computed.get());
        assertEquals(0, engine().heldBlocks());
        assertEquals(0, engine().heldBlockMemory());
    }

    @ParameterizedTest
    @EnumSource(
            value = StorageLevel.class,
            names = {"MEMORY_AND_DISK", "MEMORY_AND_DISK_SER", "MEMORY_AND_DISK_2"})
    void whatDoesNotFitIntoMemoryGoesToDisk(StorageLevel level) throws IOException {
        FeldsparContext context = open(2, 500, PLENTY);
        Rdd<@Nullable String> rdd = counted(context, 4).persist(level);
        assertEquals(rows(), rdd.collect());
        assertEquals(rows(), rdd.collect());
        assertEquals(4, computed.get());
        assertEquals(4 * level.copies(), files().size());
        assertEquals(0, engine().heldBlockMemory());
        rdd.unpersist(true);
        assertEquals(List.of(), files());
    }

    @Test
    void blocksOfOtherRddsMakeWayAndThoseOfTheSameDoNot() {
        FeldsparContext context = open(1, 200_000, PLENTY);
        Rdd<@Nullable String> first = counted(context, 4).cache();
        assertEquals(rows(), first.collect());
        int cached = engine().heldBlocks();
        assertTrue(cached > 0 && cached < 4, "some of it fits: " + cached);
        Rdd<@Nullable String> second = counted(context, 4).persist(StorageLevel.MEMORY_AND_DISK);
        assertEquals(rows(), second.collect());
        assertTrue(first.toDebugString().contains("MEMORY_ONLY (0 of 4"), first.toDebugString());
        assertTrue(second.toDebugString().contains("(4 of 4"), second.toDebugString());
        assertEquals(rows(), first.collect());
        int before = computed.get();
        assertEquals(rows(), second.collect());
        assertEquals(before, computed.get(), "what had to leave memory went to disk");
        assertTrue(engine().heldBlockMemory() <= 200_000);
    }

    @Test
    void whatTheDiskDoesNotTakeStaysInMemory() {
        FeldsparContext context = open(1, 200_000, 0);
        Rdd<@Nullable String> first = counted(context, 4).persist(StorageLevel.MEMORY_AND_DISK);
        assertEquals(rows(), first.collect());
        int cached = engine().heldBlocks();
        assertTrue(cached >= 2, "the two that are computed at once fit: " + cached);
        Rdd<@Nullable String> second = counted(context, 4).persist(StorageLevel.MEMORY_AND_DISK);
        assertEquals(rows(), second.collect());
        assertTrue(first.toDebugString().contains("(" + cached + " of 4"), first.toDebugString());
        assertTrue(engine().heldBlockMemory() <= 200_000);
    }

    @Test
    void aCorruptOrMissingFileIsComputedAgain() throws IOException {
        FeldsparContext context = open(1, 0, PLENTY);
        Rdd<@Nullable String> rdd = counted(context, 4).persist(StorageLevel.DISK_ONLY);
        assertEquals(rows(), rdd.collect());
        List<Path> files = files();
        assertEquals(4, files.size());
        byte[] bytes = Files.readAllBytes(files.get(0));
        bytes[bytes.length / 2] ^= 4;
        Files.write(files.get(0), bytes);
        Files.delete(files.get(1));
        Files.write(files.get(2), Arrays.copyOf(bytes, bytes.length / 3));
        assertEquals(rows(), rdd.collect());
        assertEquals(7, computed.get());
        assertEquals(rows(), rdd.collect());
        assertEquals(7, computed.get());
    }

    @Test
    void aFullDiskKeepsLessAndGivesAllRows() throws IOException {
        FeldsparContext context = open(1, 0, 30_000);
        Rdd<@Nullable String> rdd = counted(context, 4).persist(StorageLevel.DISK_ONLY);
        for (int i = 0; i < 3; i++) {
            assertEquals(rows(), rdd.collect());
        }
        assertTrue(engine().heldBlocks() < 4);
        assertEquals(engine().heldBlocks(), files().size());
    }

    @Test
    void aDirectoryThatCannotBeMadeKeepsNothing() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        FeldsparContext context =
                open(1, new BlockStore.Settings(0, PLENTY, file.resolve("below")));
        Rdd<@Nullable String> rdd = counted(context, 4).persist(StorageLevel.MEMORY_AND_DISK_SER);
        assertEquals(rows(), rdd.collect());
        assertEquals(rows(), rdd.collect());
        assertEquals(0, engine().heldBlocks());
    }

    @Test
    void tasksGoWhereTheirPartitionIsCached() {
        FeldsparContext context = open(3, PLENTY, PLENTY);
        Rdd<@Nullable String> rdd = counted(context, 6).cache();
        List<String> places = Collections.synchronizedList(new ArrayList<>());
        List<String> starts = Collections.synchronizedList(new ArrayList<>());
        engine().addListener(
                        new EngineListener() {
                            @Override
                            public void blockChanged(String executor, CachedBlock block) {
                                places.add(block.partition() + " " + executor);
                            }

                            @Override
                            public void taskStarted(
                                    int stage, int partition, long task, String executor) {
                                starts.add(partition + " " + executor);
                            }
                        });
        rdd.count();
        starts.clear();
        for (int i = 0; i < 5; i++) {
            rdd.map(row -> row == null ? 0 : 1).count();
        }
        List<String> expected = places.stream().sorted().toList();
        assertEquals(expected, starts.stream().distinct().sorted().toList());
        assertEquals(6, computed.get());
    }

    @Test
    void aLostExecutorsBlocksComeFromItsPeerOrAreComputedAgain() {
        FeldsparContext context = open(3, PLENTY, PLENTY);
        Rdd<@Nullable String> twice = counted(context, 6).persist(StorageLevel.MEMORY_ONLY_2);
        assertEquals(rows(), twice.collect());
        engine().killExecutor("local-1");
        assertEquals(rows(), twice.collect());
        assertEquals(6, computed.get());
        Rdd<@Nullable String> once = counted(context, 6).cache();
        assertEquals(rows(), once.collect());
        assertEquals(12, computed.get());
        engine().killExecutor("local-2");
        assertEquals(rows(), once.collect());
        assertTrue(computed.get() > 12);
        assertFalse(once.toDebugString().contains("(0 of 6"), once.toDebugString());
    }

    @Test
    void oneExecutorKeepsASingleCopy() {
        FeldsparContext context = open(1, PLENTY, PLENTY);
        Rdd<@Nullable String> rdd = counted(context, 3).persist(StorageLevel.MEMORY_AND_DISK_2);
        assertEquals(rows(), rdd.collect());
        assertEquals(3, engine().heldBlocks());
    }

    @Test
    void anRddThatNobodyHoldsIsReleased() throws InterruptedException {
        FeldsparContext context = open(2, PLENTY, PLENTY);
        assertEquals(rows(), counted(context, 3).persist(StorageLevel.DISK_ONLY_2).collect());
        for (int i = 0; engine().heldBlocks() > 0 && i < 10_000; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertEquals(0, engine().heldBlocks());
    }

    @Test
    void closingRemovesAllFiles() throws IOException {
        FeldsparContext context = open(2, PLENTY, PLENTY);
        counted(context, 3).persist(StorageLevel.DISK_ONLY_2).count();
        assertEquals(6, files().size());
        context.close();
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
