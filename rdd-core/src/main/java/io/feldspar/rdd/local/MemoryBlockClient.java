package io.feldspar.rdd.local;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.BlockStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads blocks of the executors and the driver of this process from their memory.
final class MemoryBlockClient implements BlockClient {

    private final Function<String, @Nullable BlockServer> servers;

    /// @param servers finds the server of an executor or of the driver; null if it is gone
    MemoryBlockClient(Function<String, @Nullable BlockServer> servers) {
        this.servers = servers;
    }

    @Override
    public BlockStream open(BlockHolder from, BlockName block, long window) {
        BlockServer server = servers.apply(from.id());
        return server == null
                ? BlockStream.of(new BlockStream.Answer.Lost(Problem.UNREACHABLE))
                : server.open(block);
    }
}
