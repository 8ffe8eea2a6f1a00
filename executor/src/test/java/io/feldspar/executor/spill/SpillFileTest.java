package io.feldspar.executor.spill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.vector.Batch;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {

    @TempDir Path directory;

    @Test
    void readsRunsInAnyOrderAndAtTheSameTime() {
        SpillDirectories directories = new SpillDirectories(List.of(directory));
        AtomicLong counted = new AtomicLong();
        try (SpillFile file = directories.create(counted::addAndGet)) {
            List<List<Batch>> written = new ArrayList<>();
            List<SpilledRun> runs = new ArrayList<>();
            for (int seed = 0; seed < 5; seed++) {
                List<Batch> batches =
                        new RandomBatches(seed, 5, 0.1).batches(RandomBatches.TYPES, 4, 500);
                written.add(batches);
                runs.add(write(file, batches));
            }
            RunReader last = file.read(runs.get(4));
            assertNotNull(last.next());
            for (int run = 0; run < 5; run++) {
                assertEquals(
                        BatchSource.rows(written.get(run)).toString(),
                        BatchSource.rows(read(file, runs.get(run))).toString());
                assertEquals(
                        written.get(run).stream().mapToLong(Batch::rowCount).sum(),
                        runs.get(run).rows());
            }
            assertNotNull(last.next());
            assertEquals(runs.stream().mapToLong(SpilledRun::length).sum(), counted.get());
            assertEquals(1, directories.openFiles());
        }
        assertEquals(0, directories.openFiles());
    }

    @Test
    void leavesNothingInItsDirectory() throws IOException {
        Path inner = directory.resolve("a/b");
        SpillDirectories directories = new SpillDirectories(List.of(inner));
        SpillFile one = directories.create(_ -> {});
        SpillFile two = directories.create(_ -> {});
        write(two, new RandomBatches(1, 5, 0).batches(RandomBatches.TYPES, 2, 100));
        one.close();
        directories.close();
        assertEquals(0, directories.openFiles());
        two.close();
        try (Stream<Path> files = Files.list(inner)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void takesDirectoriesInTurn() throws IOException {
        Path one = directory.resolve("one");
        Path two = directory.resolve("two");
        SpillDirectories directories = SpillDirectories.parse(one + File.pathSeparator + two);
        directories.create(_ -> {}).close();
        directories.create(_ -> {}).close();
        assertTrue(Files.isDirectory(one));
        assertTrue(Files.isDirectory(two));
    }

    @Test
    void cutsOffARunThatWasNotFinished() {
        SpillDirectories directories = new SpillDirectories(List.of(directory));
        List<Batch> batches = new RandomBatches(1, 5, 0).batches(RandomBatches.TYPES, 3, 100);
        try (SpillFile file = directories.create(_ -> {})) {
            SpilledRun first = write(file, batches);
            try (RunWriter abandoned = file.startRun()) {
                abandoned.write(batches.get(0));
            }
            SpilledRun second = write(file, batches);
            assertEquals(first.length(), second.offset());
            assertEquals(3, read(file, second).size());
        }
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        Path link = Files.createSymbolicLink(directory.resolve("full"), full);
        SpillDirectories only = new SpillDirectories(List.of(directory));
        SpillFile file =
                new SpillFile(
                        Extent.open(directory, link),
                        new HashSet<>(Set.of(directory)),
                        only,
                        _ -> {},
                        _ -> {});
        List<Batch> batches = new RandomBatches(1, 0, 0).batches(RandomBatches.TYPES, 3, 100);
        RunWriter run = file.startRun();
        FeldsparException e =
                assertThrows(
                        FeldsparException.class,
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                run.write(batches.get(0));
                            }
                            run.finish();
                        });
        assertEquals(ErrorCode.DISK_FULL, e.code());
        assertEquals("53100", e.sqlState());
        assertTrue(String.valueOf(e.getMessage()).contains("the disk is full"), e.getMessage());
        file.close();
    }

    @Test
    void goesOnInAnotherDirectoryWhereOneIsFull() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        Path first = Files.createDirectory(directory.resolve("first"));
        Path other = directory.resolve("other");
        SpillDirectories both = new SpillDirectories(List.of(first, other));
        List<Batch> batches = new RandomBatches(1, 5, 0).batches(RandomBatches.TYPES, 30, 1000);
        Path link = Files.createSymbolicLink(first.resolve("full"), full);
        try (SpillFile file =
                new SpillFile(
                        Extent.open(first, link),
                        new HashSet<>(Set.of(first)),
                        both,
                        _ -> {},
                        _ -> {})) {
            SpilledRun run = write(file, batches);
            assertEquals(30, read(file, run).size());
            SpilledRun second = write(file, batches);
            assertEquals(30, read(file, second).size());
            assertEquals(30, read(file, run).size());
        }
    }

    /// A disk with room for so many bytes.
    private static final class SmallExtent extends Extent {

        private final long room;

        SmallExtent(Path directory, long room) throws IOException {
            Path file = Files.createTempFile(directory, "small", ".spill");
            super(directory, file, new RandomAccessFile(file.toFile(), "rw"), false);
            this.room = room;
        }

        @Override
        void write(long at, byte[] bytes, int from, int count) throws IOException {
            if (at + count > room) {
                throw new IOException("No space left on device");
            }
            super.write(at, bytes, from, count);
        }
    }

    @Test
    void aRunMayLieInTwoDirectories() throws IOException {
        Path first = Files.createDirectory(directory.resolve("first"));
        SpillDirectories both = new SpillDirectories(List.of(first, directory.resolve("other")));
        List<Batch> batches = new RandomBatches(1, 5, 0).batches(RandomBatches.TYPES, 30, 1000);
        try (SpillFile file =
                new SpillFile(
                        new SmallExtent(first, 50_000),
                        new HashSet<>(Set.of(first)),
                        both,
                        _ -> {},
                        _ -> {})) {
            SpilledRun run = write(file, batches);
            assertTrue(run.length() > 50_000, () -> run.length() + " bytes need no second disk");
            assertEquals(30, read(file, run).size());
            try (RunWriter abandoned = file.startRun()) {
                abandoned.write(batches.get(0));
            }
            assertEquals(30, read(file, write(file, batches)).size());
            file.cutOff(run.offset());
            assertEquals(30, read(file, write(file, batches)).size());
        }
        try (Stream<Path> left = Files.walk(directory).filter(Files::isRegularFile)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void usesDirectoriesThatWork() throws IOException {
        Path broken = Files.createFile(directory.resolve("broken"));
        Path good = directory.resolve("good");
        SpillDirectories both = new SpillDirectories(List.of(broken, good));
        List<Batch> batches = new RandomBatches(1, 5, 0).batches(RandomBatches.TYPES, 3, 100);
        for (int i = 0; i < 4; i++) {
            try (SpillFile file = both.create(_ -> {})) {
                assertEquals(3, read(file, write(file, batches)).size());
            }
        }
    }

    @Test
    void saysThatTheDirectoryCannotBeUsed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        SpillDirectories directories = new SpillDirectories(List.of(file));
        FeldsparException e =
                assertThrows(FeldsparException.class, () -> directories.create(_ -> {}));
        assertEquals(ErrorCode.IO_ERROR, e.code());
    }

    private static SpilledRun write(SpillFile file, List<Batch> batches) {
        try (RunWriter writer = file.startRun()) {
            batches.forEach(writer::write);
            return writer.finish();
        }
    }

    private static List<Batch> read(SpillFile file, SpilledRun run) {
        List<Batch> batches = new ArrayList<>();
        RunReader reader = file.read(run);
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            batches.add(batch);
        }
        assertNull(reader.next());
        return batches;
    }
}
