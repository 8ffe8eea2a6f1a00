package io.feldspar.executor.task;

import io.feldspar.executor.error.FeldsparException;

/// The executors of a context as the driver of queries sees them, in this process or in others.
/// Thread-safe.
public interface QueryExecutors {

    /// Begins a query whose result goes to the collector.
    void begin(QuerySpec query, ResultCollector collector);

    /// Makes every task of the query end soon, with this error.
    void cancel(QuerySpec query, FeldsparException reason);

    /// Waits until the tasks of the query have ended, and frees what they left for each other.
    ///
    /// @return what the query used on all executors
    QueryMemory end(QuerySpec query);
}
