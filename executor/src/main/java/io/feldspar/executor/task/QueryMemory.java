package io.feldspar.executor.task;

import io.feldspar.executor.memory.MemoryPool;
import java.io.Serializable;

/// How much memory a query or a part of it needed.
///
/// @param peakBytes the most that was held at a time
/// @param spilledBytes what was written to spill files
public record QueryMemory(long peakBytes, long spilledBytes) implements Serializable {

    private static final long serialVersionUID = 1L;

    public static final QueryMemory NONE = new QueryMemory(0, 0);

    static QueryMemory of(MemoryPool pool) {
        return new QueryMemory(pool.peakBytes(), pool.spilledBytes());
    }

    /// On two executors.
    public QueryMemory plus(QueryMemory other) {
        return new QueryMemory(peakBytes + other.peakBytes, spilledBytes + other.spilledBytes);
    }

    /// The later of two measurements on one executor.
    QueryMemory max(QueryMemory other) {
        return new QueryMemory(
                Math.max(peakBytes, other.peakBytes), Math.max(spilledBytes, other.spilledBytes));
    }
}
