package io.feldspar.executor.transport;

import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.BlockStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds for an executor the holder of a block: its own memory, the driver, or another executor,
/// over a connection that is opened once and reused.
public final class PeerConnections implements BlockClient {

    private final Transport transport;
    private final DriverConnection driver;
    private final String executorId;
    private final Supplier<BlockServer> own;
    private final Map<BlockAddress, CompletableFuture<Connection>> open = new ConcurrentHashMap<>();
    private final BlockClient bytes = new NetworkBlockClient(this::connection);

    /// @param executorId of this executor
    /// @param own what it holds itself
    public PeerConnections(
            Transport transport,
            DriverConnection driver,
            String executorId,
            Supplier<BlockServer> own) {
        this.transport = transport;
        this.driver = driver;
        this.executorId = executorId;
        this.own = own;
    }

    @Override
    public BlockStream open(BlockHolder from, BlockName block, long window) {
        return open(bytes, from, block, window);
    }

    private BlockStream open(BlockClient network, BlockHolder from, BlockName block, long window) {
        return from.id().equals(executorId) && own.get().decodes(block)
                ? own.get().open(block)
                : network.open(from, block, window);
    }

    @Override
    public BlockClient decoding(@Nullable BlockSerializer<?> serializer) {
        BlockClient network = bytes.decoding(serializer);
        return (from, block, window) -> open(network, from, block, window);
    }

    CompletableFuture<Connection> connection(BlockHolder holder) {
        if (holder.id().equals(BlockHolder.DRIVER)) {
            return driver.connection();
        }
        BlockAddress address = holder.served();
        CompletableFuture<Connection> known = open.get(address);
        if (known != null) {
            return known;
        }
        CompletableFuture<Connection> made = new CompletableFuture<>();
        CompletableFuture<Connection> other = open.putIfAbsent(address, made);
        if (other != null) {
            return other;
        }
        var _ =
                transport
                        .connect(address, new Peer(address, made))
                        .whenComplete(
                                (connection, refused) -> {
                                    if (refused == null) {
                                        made.complete(connection);
                                    } else {
                                        open.remove(address, made);
                                        made.completeExceptionally(refused);
                                    }
                                });
        return made;
    }

    private final class Peer extends AnsweringPartner {

        private final BlockAddress address;
        private final CompletableFuture<Connection> connection;

        Peer(BlockAddress address, CompletableFuture<Connection> connection) {
            this.address = address;
            this.connection = connection;
        }

        @Override
        public void closed(Connection over) {
            open.remove(address, connection);
        }
    }
}
