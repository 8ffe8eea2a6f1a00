package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.BlockList;
import io.feldspar.rdd.BlockMeasure;
import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.serialization.UnserializableException;
import io.feldspar.rdd.shuffle.MapOutputWriter;
import io.feldspar.rdd.shuffle.MemoryMapOutput;
import io.feldspar.rdd.shuffle.ShuffleDisk;
import io.feldspar.rdd.shuffle.ShuffleStore;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What all ways to write a map output have in common.
class MapOutputWriterTest {

    @TempDir private Path directory = Path.of("");

    private final AtomicReference<List<?> @Nullable []> readable = new AtomicReference<>();

    private enum Texts implements BlockSerializer<String> {
        INSTANCE;

        @Override
        public void write(String element, DataOutput out) throws IOException {
            out.writeUTF(element);
        }

        @Override
        public String read(DataInput in) throws IOException {
            return in.readUTF();
        }
    }

    private enum Lengths implements BlockMeasure<String> {
        INSTANCE;

        @Override
        public long rows(String element) {
            return 2;
        }

        @Override
        public long bytes(String element) {
            return element.length();
        }
    }

    private List<MapOutputWriter<String>> writers() {
        return List.of(
                new MemoryMapOutput<>(3, Lengths.INSTANCE, readable::set),
                packed(Texts.INSTANCE, ShuffleDisk.unused()),
                packed(null, ShuffleDisk.unused()),
                packed(Texts.INSTANCE, new ShuffleDisk(0, List.of(directory))),
                packed(null, new ShuffleDisk(0, List.of(directory.resolve("other")))));
    }

    private MapOutputWriter<String> packed(
            @Nullable BlockSerializer<String> serializer, ShuffleDisk disk) {
        return new PackedMapOutput<>(
                new ShuffleStore.OutputName(1, 7, 3),
                serializer,
                Lengths.INSTANCE,
                disk,
                (blocks, _) -> readable.set(blocks));
    }

    @Test
    void givesWhatWasEmittedInItsOrderOnceItIsCommitted() {
        List<String> many = IntStream.range(0, 2000).mapToObj(Integer::toString).toList();
        for (MapOutputWriter<String> writer : writers()) {
            readable.set(null);
            many.forEach(text -> writer.emit(1, text));
            writer.emit(2, "abc");
            assertNull(readable.get());
            MapOutputWriter.Sizes sizes = writer.commit();
            writer.close();
            assertArrayEquals(new long[] {0, 4000, 2}, sizes.rows());
            assertArrayEquals(
                    new long[] {0, many.stream().mapToLong(String::length).sum(), 3},
                    sizes.bytes());
            assertNull(block(0));
            assertEquals(many, block(1));
            assertEquals(List.of("abc"), block(2));
        }
    }

    private @Nullable List<?> block(int reducePartition) {
        List<?>[] blocks = readable.get();
        List<?> block = blocks == null ? null : blocks[reducePartition];
        return block instanceof PackedBlock<?> packed ? packed.unpack() : block;
    }

    @Test
    void givesNothingWhereItIsNotCommitted() {
        for (MapOutputWriter<String> writer : writers()) {
            writer.emit(0, "a");
            writer.close();
            assertNull(readable.get());
        }
    }

    @Test
    void freesListsThatNobodyIsGoingToRead() {
        Freed given = new Freed();
        MapOutputWriter<String> writer = new MemoryMapOutput<>(1, null, readable::set);
        writer.keepIn(() -> given);
        writer.emit(0, "a");
        writer.close();
        assertTrue(given.freed);

        Freed kept = new Freed();
        MapOutputWriter<String> other = new MemoryMapOutput<>(1, null, readable::set);
        other.keepIn(() -> kept);
        other.emit(0, "a");
        other.commit();
        other.close();
        assertFalse(kept.freed);
    }

    private static final class Freed extends ArrayList<String> implements BlockList<String> {
        private static final long serialVersionUID = 1L;
        private boolean freed;

        @Override
        public void free() {
            freed = true;
        }
    }

    @Test
    void failsWhereAnElementCannotBeSerialized() {
        MapOutputWriter<Object> writer =
                new PackedMapOutput<>(
                        new ShuffleStore.OutputName(1, 7, 1),
                        null,
                        null,
                        ShuffleDisk.unused(),
                        (blocks, _) -> readable.set(blocks));
        writer.emit(0, new Object());
        assertThrows(UnserializableException.class, writer::commit);
        assertNull(readable.get());
    }
}
