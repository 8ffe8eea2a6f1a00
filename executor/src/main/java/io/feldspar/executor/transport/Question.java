package io.feldspar.executor.transport;

import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.CachedBlockId;
import java.nio.ByteBuffer;

/// What one process asks another.
public sealed interface Question {

    /// A chunk of a block; see `EncodedBlock`.
    record ReadChunk(BlockName block, int chunk) implements Question {}

    /// Which executors there are, and where they serve blocks.
    record ListPeers() implements Question {}

    /// Which executors have a cached partition.
    record FindCached(CachedBlockId block) implements Question {}

    /// Asks an executor to keep a copy of a cached partition, which it fetches.
    ///
    /// @param level of the partition, a `StorageLevel`
    /// @param from who has it
    record TakeCopy(CachedBlockId block, String level, Reply.Peer from) implements Question {}

    /// Asks an executor to keep a map output of one that will end, which it fetches.
    ///
    /// @param partitions how many its readers have
    record TakeOutput(int shuffleId, long taskAttemptId, int partitions, Reply.Peer from)
            implements Question {}

    /// Begins to deliver a partition of a query's result.
    ///
    /// @param delivery how the executor calls it from now on, unique among its deliveries
    record OpenDelivery(long delivery, long query, int partition, long attempt)
            implements Question {}

    /// A batch of a result, or a part of one that is large.
    ///
    /// @param last whether the batch ends with it
    record PutRows(long delivery, ByteBuffer part, boolean last) implements Question {}

    record CompleteDelivery(long delivery) implements Question {}

    record AbandonDelivery(long delivery) implements Question {}

    record CloseDelivery(long delivery) implements Question {}

    /// Makes every task of the query end soon, with this error.
    record CancelQuery(long query, Failure reason) implements Question {}

    /// Frees what the query's tasks left, once they have ended.
    record EndQuery(long query) implements Question {}

    /// A message of a service that has an encoding of its own.
    record OfService(ByteBuffer message) implements Question {}
}
