package io.feldspar.executor.task;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/// What was measured of one node of a plan over some of its tasks.
///
/// @param rows that the node emitted
/// @param nanos within the node and what it pulled from in the same task, summed over tasks
/// @param ignored values that were passed over, see
///     [io.feldspar.executor.operator.OperatorContext#countIgnored]
/// @param memory what its operators used so far, by executor
public record NodeMetrics(long rows, long nanos, long ignored, Map<String, QueryMemory> memory)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public NodeMetrics {
        memory = Map.copyOf(memory);
    }

    NodeMetrics plus(NodeMetrics other) {
        Map<String, QueryMemory> both = new HashMap<>(memory);
        other.memory.forEach((executor, used) -> both.merge(executor, used, QueryMemory::max));
        return new NodeMetrics(
                rows + other.rows, nanos + other.nanos, ignored + other.ignored, both);
    }

    /// What its operators used on all executors.
    public QueryMemory used() {
        return memory.values().stream().reduce(QueryMemory.NONE, QueryMemory::plus);
    }
}
