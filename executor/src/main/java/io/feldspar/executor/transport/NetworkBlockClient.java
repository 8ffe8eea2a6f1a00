package io.feldspar.executor.transport;

import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.ElementReader;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads blocks that other processes hold.
public final class NetworkBlockClient implements BlockClient {

    private final Function<BlockHolder, CompletableFuture<Connection>> connections;
    private final @Nullable ElementReader<?> elements;

    /// A client that gives each block as one element, its bytes.
    ///
    /// @param connections finds the way to a holder
    public NetworkBlockClient(Function<BlockHolder, CompletableFuture<Connection>> connections) {
        this(connections, null);
    }

    private NetworkBlockClient(
            Function<BlockHolder, CompletableFuture<Connection>> connections,
            @Nullable ElementReader<?> elements) {
        this.connections = connections;
        this.elements = elements;
    }

    @Override
    public BlockClient decoding(@Nullable BlockSerializer<?> serializer) {
        return new NetworkBlockClient(connections, new ElementReader<>(serializer));
    }

    @Override
    public BlockStream open(BlockHolder from, BlockName block, long window) {
        ChunkStream chunks = new ChunkStream(connections.apply(from), block, window);
        return elements == null ? new ByteBlock(chunks) : new ElementBlock<>(chunks, elements);
    }
}
