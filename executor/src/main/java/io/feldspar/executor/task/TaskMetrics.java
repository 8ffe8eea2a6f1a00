package io.feldspar.executor.task;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.PhysicalPlan;
import java.util.HashMap;
import java.util.Map;

/// Measures the operators of one task where the query is measured. Used by the task's thread.
final class TaskMetrics {

    /// What one node did in the task.
    static final class Counter {
        private long rows;
        private long nanos;
        private long ignored;

        void add(long moreRows, long moreNanos) {
            rows += moreRows;
            nanos += moreNanos;
        }

        private void addIgnored(long values) {
            ignored += values;
        }
    }

    private final boolean measured;
    private final Map<Integer, Counter> counters = new HashMap<>();

    TaskMetrics(boolean measured) {
        this.measured = measured;
    }

    /// The operator, with its work counted for the node.
    Operator measured(PhysicalPlan node, Operator operator) {
        return measured ? new MeasuredOperator(operator, counter(node.id())) : operator;
    }

    private Counter counter(int node) {
        return counters.computeIfAbsent(node, _ -> new Counter());
    }

    /// Counts values that the node passed over.
    void countIgnored(int node, long values) {
        counter(node).addIgnored(values);
    }

    /// What was measured so far.
    ///
    /// @param executor where the task runs
    /// @param memory of the nodes on that executor
    PlanMetrics total(String executor, NodePools memory) {
        Map<Integer, NodeMetrics> nodes = new HashMap<>();
        counters.forEach(
                (id, counter) ->
                        nodes.put(
                                id,
                                new NodeMetrics(
                                        counter.rows,
                                        counter.nanos,
                                        counter.ignored,
                                        new NodeMetrics.Skew(1, counter.rows, counter.nanos),
                                        Map.of(executor, memory.used(id)))));
        return new PlanMetrics(nodes);
    }
}
