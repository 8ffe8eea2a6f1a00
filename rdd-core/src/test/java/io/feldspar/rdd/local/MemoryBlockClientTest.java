package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.shuffle.BlockClient.Answer;
import io.feldspar.rdd.shuffle.ShuffleBlockId;
import io.feldspar.rdd.shuffle.ShuffleStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryBlockClientTest {

    private final ShuffleStore store = new ShuffleStore();
    private final MemoryBlockClient client =
            new MemoryBlockClient(executor -> executor.equals("here") ? store : null);

    private Answer fetch(String executorId, int shuffleId, int reducePartition) {
        return client.fetch(executorId, new ShuffleBlockId(shuffleId, 5, reducePartition));
    }

    @Test
    void givesBlocksByReference() {
        List<String> block = List.of("a", "b");
        store.put(1, 5, new List<?>[] {block, null});
        assertSame(block, ((Answer.Found) fetch("here", 1, 0)).elements());
        assertEquals(new Answer.Found(List.of()), fetch("here", 1, 1));
    }

    @Test
    void tellsWhyABlockCannotBeHad() {
        assertEquals(new Answer.Lost(Problem.UNREACHABLE), fetch("elsewhere", 1, 0));
        assertEquals(new Answer.Lost(Problem.MISSING), fetch("here", 1, 0));
    }

    @Test
    void checksBlocksOfBytes() {
        List<?>[] packed = PackedBlock.pack(new List<?>[] {List.of("a", "b")}, null);
        store.put(1, 5, packed);
        assertEquals(new Answer.Found(List.of("a", "b")), fetch("here", 1, 0));
        ((PackedBlock<?>) packed[0]).damage();
        assertEquals(new Answer.Lost(Problem.CORRUPT), fetch("here", 1, 0));
    }
}
