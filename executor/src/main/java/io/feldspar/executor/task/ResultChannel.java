package io.feldspar.executor.task;

import io.feldspar.executor.vector.Batch;

/// The delivery of one partition of a result by one attempt. Used by one thread.
public interface ResultChannel extends AutoCloseable {

    /// Hands a batch to the reader, who owns it from now on. Waits while too much is unread.
    ///
    /// @return false where no more is wanted: the reader has gone, or has all rows of the partition
    boolean put(Batch batch) throws InterruptedException;

    /// All rows of the partition were put.
    void complete();

    /// Ends the delivery; without [#complete] the attempt has failed.
    @Override
    void close();
}
