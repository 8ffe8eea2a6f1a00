package io.feldspar.rdd.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockStoreTest {

    private static final BlockId BLOCK = new BlockId(0, 0, 0, 0);
    private static final List<Integer> ROWS = IntStream.range(0, 10_000).boxed().toList();

    @TempDir private Path directory;

    private final Deque<Runnable> atEnd = new ArrayDeque<>();
    private final BlockReader task =
            new BlockReader() {
                @Override
                public void onCompletion(Runnable action) {
                    atEnd.push(action);
                }

                @Override
                public void checkCancelled() {}
            };

    /// Drops each block as soon as it is told of it.
    private final class Dropper {

        private final BlockStore store;

        Dropper(long memory) {
            store =
                    new BlockStore(
                            new BlockStore.Settings(memory, 1 << 24, directory),
                            List::of,
                            this::drop);
        }

        private void drop(BlockId id) {
            store.drop(id::equals);
        }
    }

    private static List<Integer> all(Iterator<Integer> rows) {
        List<Integer> list = new ArrayList<>();
        rows.forEachRemaining(list::add);
        return list;
    }

    @ParameterizedTest
    @EnumSource(
            value = StorageLevel.class,
            names = {"DISK_ONLY", "MEMORY_AND_DISK", "MEMORY_AND_DISK_SER"})
    void aBlockThatIsDroppedAtOnceHasGivenItsRows(StorageLevel level) {
        for (long memory : new long[] {0, 1 << 24}) {
            BlockStore store = new Dropper(memory).store;
            Iterator<Integer> rows = store.rows(BLOCK, level, task, ROWS::iterator);
            assertEquals(List.of(), store.cached());
            assertEquals(ROWS, all(rows));
            atEnd.forEach(Runnable::run);
            assertEquals(0, store.usedMemory());
            store.close();
        }
    }
}
