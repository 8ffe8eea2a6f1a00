package io.feldspar.rdd.local;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import io.feldspar.rdd.shuffle.ShuffleBlockId;
import io.feldspar.rdd.shuffle.ShuffleStore;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads blocks of the executors of this process from their memory: by reference, or from bytes
/// where they were written as such.
final class MemoryBlockClient implements BlockClient {

    private final Function<String, @Nullable ShuffleStore> stores;

    /// @param stores what an executor holds; null where the executor is not there
    MemoryBlockClient(Function<String, @Nullable ShuffleStore> stores) {
        this.stores = stores;
    }

    @Override
    public BlockStream open(MapLocation from, ShuffleBlockId id) {
        return new OnePiece(() -> find(from.executorId(), id));
    }

    /// A block that is there as a whole.
    private static final class OnePiece implements BlockStream {

        private final Supplier<Answer> block;
        private boolean given;

        OnePiece(Supplier<Answer> block) {
            this.block = block;
        }

        @Override
        public Answer next() {
            if (given) {
                return new Answer.End();
            }
            given = true;
            return block.get();
        }

        @Override
        public void close() {
            given = true;
        }
    }

    private Answer find(String executorId, ShuffleBlockId id) {
        ShuffleStore store = stores.apply(executorId);
        if (store == null) {
            return new Answer.Lost(Problem.UNREACHABLE);
        }
        List<?>[] output = store.find(id.shuffleId(), id.taskAttemptId());
        if (output == null) {
            return new Answer.Lost(Problem.MISSING);
        }
        @Nullable List<?> block = output[id.reducePartition()];
        if (block == null) {
            return new Answer.Piece(List.of());
        }
        if (block instanceof PackedBlock<?> packed) {
            return packed.intact()
                    ? new Answer.Piece(packed.unpack())
                    : new Answer.Lost(Problem.CORRUPT);
        }
        return new Answer.Piece(block);
    }
}
