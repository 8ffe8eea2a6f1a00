package io.feldspar.jdbc.spi;

/// How one execution of a statement is to run.
public final class ExecutionOptions {

    private final long maxRows;
    private final long timeoutMillis;
    private final int fetchSize;

    /// For no limit of rows, no timeout, and batches of the size that suits the engine, 0 each.
    public ExecutionOptions(long maxRows, long timeoutMillis, int fetchSize) {
        this.maxRows = maxRows;
        this.timeoutMillis = timeoutMillis;
        this.fetchSize = fetchSize;
    }

    /// How many rows will be read at most.
    public long maxRows() {
        return maxRows;
    }

    /// How long the execution may last, from its begin until all of its rows are computed; a later
    /// end is an [EngineException] with [EngineException#TIMEOUT].
    public long timeoutMillis() {
        return timeoutMillis;
    }

    /// How many rows a batch should have; a hint.
    public int fetchSize() {
        return fetchSize;
    }
}
