package io.feldspar.executor.operator;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.cache.DataCache;
import org.jspecify.annotations.Nullable;

/// What a task gives to its operators.
public interface OperatorContext {

    /// The pool of the query.
    MemoryPool memory();

    /// Where columns of cached tables are held, or null where none are.
    default @Nullable DataCache cache() {
        return null;
    }

    /// Throws where the query was cancelled or timed out; called at least once per batch by sources
    /// and by every loop that may run long without pulling one.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with QUERY_CANCELLED
    void checkCancelled();

    /// Counts values of the data that a source passes over because the table has no column for
    /// them, and the user allowed it. EXPLAIN ANALYZE shows how many.
    default void countIgnored(long values) {}

    /// Counts what a source is about to read.
    ///
    /// @param bytes see [io.feldspar.executor.source.Split#bytes]
    /// @throws io.feldspar.executor.error.FeldsparException with LIMIT_EXCEEDED where the query may
    ///     not read so much
    default void countScanned(long bytes) {}
}
