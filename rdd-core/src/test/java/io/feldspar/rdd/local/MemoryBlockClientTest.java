package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import io.feldspar.rdd.shuffle.ShuffleBlockId;
import io.feldspar.rdd.shuffle.ShuffleStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryBlockClientTest {

    private final ShuffleStore store = new ShuffleStore();
    private final MemoryBlockClient client =
            new MemoryBlockClient(executor -> executor.equals("here") ? store : null);

    private Answer fetch(String executorId, int shuffleId, int reducePartition) {
        MapLocation from = new MapLocation(5, executorId, BlockAddress.IN_PROCESS);
        try (BlockStream stream =
                client.open(from, new ShuffleBlockId(shuffleId, 5, reducePartition))) {
            Answer first = stream.next();
            if (first instanceof Answer.Piece) {
                assertEquals(new Answer.End(), stream.next());
            }
            return first;
        }
    }

    @Test
    void givesBlocksByReference() {
        List<String> block = List.of("a", "b");
        store.put(1, 5, new List<?>[] {block, null});
        assertSame(block, ((Answer.Piece) fetch("here", 1, 0)).elements());
        assertEquals(new Answer.Piece(List.of()), fetch("here", 1, 1));
    }

    @Test
    void tellsWhyABlockCannotBeHad() {
        assertEquals(new Answer.Lost(Problem.UNREACHABLE), fetch("elsewhere", 1, 0));
        assertEquals(new Answer.Lost(Problem.MISSING), fetch("here", 1, 0));
    }

    @Test
    void checksBlocksOfBytes() {
        PackedBlock.Writer<String> writer = new PackedBlock.Writer<>(null);
        writer.add("a");
        writer.add("b");
        PackedBlock<String> block = writer.finish();
        store.put(1, 5, new List<?>[] {block});
        assertEquals(new Answer.Piece(List.of("a", "b")), fetch("here", 1, 0));
        block.damage();
        assertEquals(new Answer.Lost(Problem.CORRUPT), fetch("here", 1, 0));
    }
}
