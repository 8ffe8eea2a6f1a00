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
/// @param skew how they are spread over the tasks
/// @param memory what its operators used so far, by executor
public record NodeMetrics(
        long rows, long nanos, long ignored, Skew skew, Map<String, QueryMemory> memory)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /// How unevenly a node's work is spread over tasks.
    ///
    /// @param tasks that were measured
    /// @param mostRows that one of them emitted
    /// @param mostNanos that one of them took
    public record Skew(int tasks, long mostRows, long mostNanos) implements Serializable {

        private static final long serialVersionUID = 1L;

        Skew plus(Skew other) {
            return new Skew(
                    tasks + other.tasks,
                    Math.max(mostRows, other.mostRows),
                    Math.max(mostNanos, other.mostNanos));
        }
    }

    public NodeMetrics {
        memory = Map.copyOf(memory);
    }

    NodeMetrics plus(NodeMetrics other) {
        Map<String, QueryMemory> both = new HashMap<>(memory);
        other.memory.forEach((executor, used) -> both.merge(executor, used, QueryMemory::max));
        return new NodeMetrics(
                rows + other.rows,
                nanos + other.nanos,
                ignored + other.ignored,
                skew.plus(other.skew),
                both);
    }

    /// What its operators used on all executors.
    public QueryMemory used() {
        return memory.values().stream().reduce(QueryMemory.NONE, QueryMemory::plus);
    }
}
