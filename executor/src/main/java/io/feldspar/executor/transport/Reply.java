package io.feldspar.executor.transport;

import io.feldspar.executor.task.QueryMemory;
import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.protocol.BlockAddress;
import java.nio.ByteBuffer;
import java.util.List;

/// What a process answers.
public sealed interface Reply {

    /// @param elements of the whole block
    /// @param chunks of the whole block
    /// @param checksum of the bytes when the block was made
    record Chunk(int elements, int chunks, int checksum, ByteBuffer bytes) implements Reply {}

    /// The block is not here.
    record Missing() implements Reply {}

    record Peers(List<Peer> peers) implements Reply {}

    /// An executor and where it serves blocks.
    record Peer(String executorId, BlockAddress blocks) {}

    /// Done, or yes or no.
    record Done(boolean yes) implements Reply {}

    /// What a query used.
    record Used(long peakBytes, long spilledBytes) implements Reply {}

    static Reply of(QueryMemory memory) {
        return new Used(memory.peakBytes(), memory.spilledBytes());
    }

    record Failed(Failure failure) implements Reply {}

    /// Answers [Question.OfService].
    record OfService(ByteBuffer message) implements Reply {}

    /// No other attempt can continue; see `UnrepeatableException`.
    record Unrepeatable(Failure failure) implements Reply {}
}
