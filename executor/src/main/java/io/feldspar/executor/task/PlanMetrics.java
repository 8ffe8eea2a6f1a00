package io.feldspar.executor.task;

import io.feldspar.executor.plan.PhysicalPlan;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was measured of the nodes of a plan over some of its tasks, by the nodes' identifiers.
public record PlanMetrics(Map<Integer, NodeMetrics> nodes) implements Serializable {

    private static final long serialVersionUID = 1L;

    public static final PlanMetrics NONE = new PlanMetrics(Map.of());

    public PlanMetrics {
        nodes = Map.copyOf(nodes);
    }

    public PlanMetrics plus(PlanMetrics other) {
        Map<Integer, NodeMetrics> both = new HashMap<>(nodes);
        other.nodes.forEach((id, metrics) -> both.merge(id, metrics, NodeMetrics::plus));
        return new PlanMetrics(both);
    }

    /// What was measured of the node, or null.
    public @Nullable NodeMetrics of(PhysicalPlan node) {
        return nodes.get(node.id());
    }
}
