package io.feldspar.rdd.local;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads blocks of the executors and the driver of this process from their memory.
final class MemoryBlockClient implements BlockClient {

    private final Function<String, @Nullable BlockServer> servers;

    /// @param servers what an executor, or the driver, has; null where it is not there
    MemoryBlockClient(Function<String, @Nullable BlockServer> servers) {
        this.servers = servers;
    }

    @Override
    public BlockStream open(BlockHolder from, BlockName block, long window) {
        return new OnePiece(() -> find(from.id(), block));
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

    private Answer find(String id, BlockName block) {
        BlockServer server = servers.apply(id);
        return server == null ? new Answer.Lost(Problem.UNREACHABLE) : server.find(block);
    }
}
