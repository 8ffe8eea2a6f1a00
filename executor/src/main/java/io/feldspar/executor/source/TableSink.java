package io.feldspar.executor.source;

import io.feldspar.executor.vector.Batch;

/// Takes the rows of a file being written, which appears, whole, when it is committed.
public interface TableSink extends AutoCloseable {

    /// Writes the batch's selected rows.
    void write(Batch batch);

    /// How many bytes the file has so far, without those that are still in memory.
    long bytes();

    /// Puts the file under its name.
    void commit();

    /// Deletes what was written, unless it was committed. May be called more than once.
    @Override
    void close();
}
