package io.feldspar.executor.task;

import io.feldspar.executor.memory.MemoryPool;
import java.util.HashMap;
import java.util.Map;

/// The memory of a query on an executor, of which each node has a part of its own where the query
/// is measured. Thread-safe.
final class NodePools {

    private final MemoryPool query;
    private final boolean measured;
    private final Map<Integer, MemoryPool> pools = new HashMap<>();

    NodePools(MemoryPool query, boolean measured) {
        this.query = query;
        this.measured = measured;
    }

    /// From where the node's operators reserve.
    ///
    /// @param name how errors call it
    synchronized MemoryPool pool(int node, String name) {
        return measured
                ? pools.computeIfAbsent(node, _ -> query.child(name, Long.MAX_VALUE))
                : query;
    }

    synchronized QueryMemory used(int node) {
        MemoryPool pool = pools.get(node);
        return pool == null ? QueryMemory.NONE : QueryMemory.of(pool);
    }
}
