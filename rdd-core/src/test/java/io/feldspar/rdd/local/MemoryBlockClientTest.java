package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.shipping.BroadcastCache;
import io.feldspar.rdd.shipping.BroadcastServer;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import io.feldspar.rdd.shuffle.BroadcastBlockId;
import io.feldspar.rdd.shuffle.EncodedBlock;
import io.feldspar.rdd.shuffle.ShuffleBlockId;
import io.feldspar.rdd.shuffle.ShuffleDisk;
import io.feldspar.rdd.shuffle.ShuffleStore;
import io.feldspar.rdd.storage.BlockStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryBlockClientTest {

    private final ShuffleStore store = new ShuffleStore(ShuffleDisk.unused());
    private final BroadcastValues values = new BroadcastValues("test", true, _ -> {});
    private final MemoryBlockClient client = new MemoryBlockClient(this::serverOf);

    private @Nullable BlockServer serverOf(String id) {
        return switch (id) {
            case "here" ->
                    new HeldData(
                            store,
                            new BlockStore(new BlockStore.Settings(0, 0, null), List::of, _ -> {}),
                            new BroadcastCache(id, this::open, List::of),
                            new HashMap<>());
            case BlockHolder.DRIVER -> new BroadcastServer(values);
            default -> null;
        };
    }

    private BlockStream open(BlockHolder from, BlockName block, long window) {
        return client.open(from, block, window);
    }

    private Answer fetch(String executorId, int shuffleId, int reducePartition) {
        return fetch(executorId, new ShuffleBlockId(shuffleId, 5, reducePartition));
    }

    private Answer fetch(String holder, BlockName block) {
        try (BlockStream stream =
                client.open(new BlockHolder(holder, BlockAddress.IN_PROCESS), block, 1)) {
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
        store.put(1, 5, new List<?>[] {block, null}, () -> {});
        assertSame(block, ((Answer.Piece) fetch("here", 1, 0)).elements());
        assertEquals(new Answer.Piece(List.of()), fetch("here", 1, 1));
    }

    @Test
    void tellsWhyABlockCannotBeHad() {
        assertEquals(new Answer.Lost(Problem.UNREACHABLE), fetch("elsewhere", 1, 0));
        assertEquals(new Answer.Lost(Problem.MISSING), fetch("here", 1, 0));
    }

    @Test
    void givesBlocksOfBytesPieceByPiece() {
        PackedBlock.Writer<Integer> writer = new PackedBlock.Writer<>(null);
        for (int i = 0; i < 100_000; i++) {
            writer.add(i);
        }
        store.put(1, 5, new List<?>[] {writer.finish()}, () -> {});
        BlockHolder here = new BlockHolder("here", BlockAddress.IN_PROCESS);
        List<Object> all = new ArrayList<>();
        int pieces = 0;
        try (BlockStream stream = client.open(here, new ShuffleBlockId(1, 5, 0), 1)) {
            while (stream.next() instanceof Answer.Piece piece) {
                assertTrue(piece.elements().size() < 50_000);
                all.addAll(piece.elements());
                pieces++;
            }
        }
        assertEquals(IntStream.range(0, 100_000).boxed().toList(), all);
        assertTrue(pieces > 2, "pieces " + pieces);
    }

    @Test
    void aStreamThatIsClosedGivesNoMore() {
        PackedBlock.Writer<Integer> writer = new PackedBlock.Writer<>(null);
        for (int i = 0; i < 100_000; i++) {
            writer.add(i);
        }
        BlockStream stream = writer.finish().open();
        assertTrue(stream.next() instanceof Answer.Piece);
        stream.close();
        assertEquals(new Answer.End(), stream.next());
    }

    @Test
    void givesBlocksOfBroadcastValues() {
        String id = values.add("a value");
        Answer.Piece piece = (Answer.Piece) fetch(BlockHolder.DRIVER, new BroadcastBlockId(id, 0));
        assertTrue(values.encoded(id).isBlock(0, (byte[]) piece.elements().getFirst()));
        values.destroy(id);
        assertEquals(
                new Answer.Lost(Problem.MISSING),
                fetch(BlockHolder.DRIVER, new BroadcastBlockId(id, 0)));
        assertEquals(new Answer.Lost(Problem.MISSING), fetch("here", new BroadcastBlockId(id, 0)));
    }

    @Test
    void checksBlocksOfBytes() {
        PackedBlock.Writer<String> writer = new PackedBlock.Writer<>(null);
        writer.add("a");
        writer.add("b");
        PackedBlock<String> block = writer.finish();
        store.put(1, 5, new List<?>[] {block}, () -> {});
        assertEquals(new Answer.Piece(List.of("a", "b")), fetch("here", 1, 0));
        ((EncodedBlock) block.encoded()).bytes()[3] ^= 1;
        assertEquals(new Answer.Lost(Problem.CORRUPT), fetch("here", 1, 0));
    }
}
