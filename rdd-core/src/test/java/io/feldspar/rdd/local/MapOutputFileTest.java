package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import io.feldspar.rdd.shuffle.ShuffleDisk;
import io.feldspar.rdd.shuffle.ShuffleStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Map outputs that memory has no room for.
class MapOutputFileTest {

    private static final int PARTITIONS = 5;

    @TempDir private Path directory = Path.of("");

    private final List<String> texts =
            IntStream.range(0, 20_000).mapToObj(i -> "text " + i + " ".repeat(900)).toList();

    @Test
    void runsAreMergedIntoOneFileThatIsDeletedWithItsOutput() throws IOException {
        ShuffleDisk disk = new ShuffleDisk(1 << 20, List.of(directory));
        ShuffleStore store = new ShuffleStore(disk);
        emit(store, disk);
        assertEquals(0, disk.reserved());
        assertEquals(1, files().size());
        for (int p = 0; p < PARTITIONS; p++) {
            assertEquals(expected(p), read(store, p));
        }
        store.drop(1, 7);
        assertEquals(List.of(), files());
    }

    @Test
    void smallOutputsStayInMemoryUntilTheyAreDropped() throws IOException {
        ShuffleDisk disk = new ShuffleDisk(64 << 20, List.of(directory));
        ShuffleStore store = new ShuffleStore(disk);
        emit(store, disk);
        assertTrue(disk.reserved() > 18_000_000, "reserved " + disk.reserved());
        assertEquals(List.of(), files());
        assertEquals(expected(2), read(store, 2));
        store.forget(1);
        assertEquals(0, disk.reserved());
    }

    @Test
    void anOutputThatIsNotCommittedLeavesNothing() throws IOException {
        ShuffleDisk disk = new ShuffleDisk(1 << 20, List.of(directory));
        try (PackedMapOutput<String> writer = writer(new ShuffleStore(disk), disk)) {
            texts.forEach(text -> writer.emit(0, text));
            assertTrue(!files().isEmpty());
        }
        assertEquals(0, disk.reserved());
        assertEquals(List.of(), files());
    }

    @Test
    void everyFlippedByteIsFoundInItsBlockAndInNoOther() throws IOException {
        ShuffleDisk disk = new ShuffleDisk(1 << 20, List.of(directory));
        ShuffleStore store = new ShuffleStore(disk);
        emit(store, disk);
        Path file = files().getFirst();
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            long at = random.nextLong(Files.size(file));
            flip(file, at);
            int lost = 0;
            for (int p = 0; p < PARTITIONS; p++) {
                Answer end = end(store, p);
                if (!end.equals(new Answer.End())) {
                    assertEquals(new Answer.Lost(Problem.CORRUPT), end);
                    lost++;
                }
            }
            assertEquals(1, lost, "byte " + at);
            flip(file, at);
        }
        Files.delete(file);
        assertEquals(new Answer.Lost(Problem.MISSING), end(store, 0));
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int value = bytes.read();
            bytes.seek(at);
            bytes.write(value ^ 0x10);
        }
    }

    @Test
    void aDirectoryThatFailsIsLeftOut() throws IOException {
        Path broken = Files.writeString(directory.resolve("no-directory"), "a file");
        ShuffleDisk disk = new ShuffleDisk(0, List.of(broken, directory.resolve("good")));
        for (int i = 0; i < 4; i++) {
            assertEquals("good", disk.write(path -> path.getParent().getFileName().toString()));
        }
        ShuffleDisk none = new ShuffleDisk(0, List.of(broken));
        assertThrows(UncheckedIOException.class, () -> none.write(path -> path));
    }

    private PackedMapOutput<String> writer(ShuffleStore store, ShuffleDisk disk) {
        return new PackedMapOutput<>(
                new ShuffleStore.OutputName(1, 7, PARTITIONS),
                null,
                null,
                disk,
                (blocks, free) -> store.put(1, 7, blocks, free));
    }

    private void emit(ShuffleStore store, ShuffleDisk disk) {
        try (PackedMapOutput<String> writer = writer(store, disk)) {
            for (int i = 0; i < texts.size(); i++) {
                writer.emit(i % PARTITIONS, texts.get(i));
            }
            writer.commit();
        }
    }

    private List<String> expected(int partition) {
        return IntStream.range(0, texts.size())
                .filter(i -> i % PARTITIONS == partition)
                .mapToObj(texts::get)
                .toList();
    }

    private static List<Object> read(ShuffleStore store, int partition) {
        List<Object> all = new ArrayList<>();
        try (BlockStream stream = open(store, partition)) {
            while (stream.next() instanceof Answer.Piece piece) {
                all.addAll(piece.elements());
            }
        }
        return all;
    }

    private static Answer end(ShuffleStore store, int partition) {
        try (BlockStream stream = open(store, partition)) {
            Answer answer = stream.next();
            while (answer instanceof Answer.Piece) {
                answer = stream.next();
            }
            return answer;
        }
    }

    private static BlockStream open(ShuffleStore store, int partition) {
        List<?>[] output = Objects.requireNonNull(store.find(1, 7));
        return assertInstanceOf(PackedBlock.class, output[partition]).open();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
