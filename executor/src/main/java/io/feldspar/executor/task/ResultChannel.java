package io.feldspar.executor.task;

import io.feldspar.executor.vector.Batch;

/// The delivery of one partition of a result by one attempt. Used by one thread.
public interface ResultChannel extends AutoCloseable {

    /// Hands a batch to the reader, who owns it from now on. Waits while too much is unread.
    ///
    /// @return false where no more is wanted: the reader has gone, or has all rows of the partition
    /// @throws io.feldspar.executor.error.FeldsparException with CLUSTER_FAILURE where the delivery
    ///     was taken from this attempt, because its executor was taken for lost
    boolean put(Batch batch) throws InterruptedException;

    /// All rows of the partition were put.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException as [#put]
    void complete();

    /// The attempt failed: what the reader has not taken is dropped.
    ///
    /// @return whether another attempt can deliver what is missing
    boolean abandon();

    /// Ends the delivery, [abandoned][#abandon] where it is not complete.
    @Override
    void close();
}
