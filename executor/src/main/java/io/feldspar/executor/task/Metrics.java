package io.feldspar.executor.task;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.PhysicalPlan;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is measured while a query runs; nothing unless EXPLAIN ANALYZE asks.
public sealed interface Metrics {

    Metrics NONE = new None();

    /// The operator, measured on account of the node.
    Operator measured(PhysicalPlan node, Operator operator);

    /// The pool from which the node's operators reserve.
    MemoryPool memory(PhysicalPlan node, MemoryPool query);

    /// What was measured of the node, or null.
    @Nullable NodeMetrics of(PhysicalPlan node);

    /// Measures nothing.
    final class None implements Metrics {
        private None() {}

        @Override
        public Operator measured(PhysicalPlan node, Operator operator) {
            return operator;
        }

        @Override
        public MemoryPool memory(PhysicalPlan node, MemoryPool query) {
            return query;
        }

        @Override
        public @Nullable NodeMetrics of(PhysicalPlan node) {
            return null;
        }
    }

    /// Measures every node.
    final class Measured implements Metrics {
        private final MemoryPool query;
        private final Map<Integer, NodeMetrics> nodes = new HashMap<>();

        Measured(MemoryPool query) {
            this.query = query;
        }

        @Override
        public Operator measured(PhysicalPlan node, Operator operator) {
            return new MeasuredOperator(operator, get(node));
        }

        @Override
        public MemoryPool memory(PhysicalPlan node, MemoryPool pool) {
            return get(node).memory();
        }

        private synchronized NodeMetrics get(PhysicalPlan node) {
            return nodes.computeIfAbsent(
                    node.id(),
                    _ ->
                            new NodeMetrics(
                                    query.child(node.getClass().getSimpleName(), Long.MAX_VALUE)));
        }

        @Override
        public synchronized @Nullable NodeMetrics of(PhysicalPlan node) {
            return nodes.get(node.id());
        }
    }
}
