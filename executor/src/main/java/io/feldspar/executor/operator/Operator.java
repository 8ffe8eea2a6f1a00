package io.feldspar.executor.operator;

import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// A running step of a pipeline: pulls batches from its inputs and hands batches on.
///
/// Belongs to one task and one thread. [#close()] frees what the operator holds, closes its inputs,
/// and may come at any time, more than once.
public interface Operator extends AutoCloseable {

    /// The next batch, never one without rows, or null at the end and ever after.
    @Nullable Batch next();

    @Override
    void close();
}
