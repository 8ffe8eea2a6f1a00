package io.feldspar.planner.joinorder;

import io.feldspar.planner.spool.Spool;
import io.feldspar.planner.statistics.CardinalityEstimator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.jspecify.annotations.Nullable;

/// Puts joins that a plan holds more than once into a [Spool], so that they are computed once.
///
/// Only whole trees of joins count: a part of one is better left to be ordered with the rest.
public final class CommonJoins {

    private final CardinalityEstimator estimator;
    private final UnaryOperator<RelNode> order;
    private final Map<NodeContent, Integer> occurrences = new HashMap<>();
    private final Map<NodeContent, RelNode> shared = new HashMap<>();

    private CommonJoins(CardinalityEstimator estimator, UnaryOperator<RelNode> order) {
        this.estimator = estimator;
        this.order = order;
    }

    /// The plan with spools for its common joins.
    ///
    /// @param order puts joins in order
    public static RelNode spool(
            RelNode root, CardinalityEstimator estimator, UnaryOperator<RelNode> order) {
        CommonJoins joins = new CommonJoins(estimator, order);
        joins.count(root);
        boolean any = joins.occurrences.values().stream().anyMatch(count -> count > 1);
        return any ? joins.replaced(root) : root;
    }

    /// Counts join trees; a tree within a repeated aggregate is shared with the aggregate.
    private void count(RelNode node) {
        RelNode joins = joins(node);
        if (joins != null) {
            if (first(joins)) {
                forEachRelation(joins, this::count);
            }
        } else if (!(node instanceof Aggregate) || first(node)) {
            node.getInputs().forEach(this::count);
        }
    }

    private boolean first(RelNode node) {
        return occurrences.merge(new NodeContent(node), 1, Integer::sum) == 1;
    }

    /// The tree of joins below the node's projections, or null if there is none.
    private static @Nullable RelNode joins(RelNode node) {
        if (!JoinGraphBuilder.joins(node)) {
            return null;
        }
        RelNode joins = node;
        while (joins instanceof Project project) {
            joins = project.getInput();
        }
        return joins;
    }

    private static void forEachRelation(RelNode joins, Consumer<RelNode> action) {
        for (RelNode input : joins.getInputs()) {
            if (JoinGraphBuilder.joins(input)) {
                forEachRelation(input, action);
            } else {
                action.accept(input);
            }
        }
    }

    private RelNode replaced(RelNode node) {
        return JoinGraphBuilder.joins(node) ? replacedJoins(node) : withInputs(node);
    }

    private RelNode replacedJoins(RelNode node) {
        NodeContent content = new NodeContent(node);
        if (node instanceof Project || occurrences.getOrDefault(content, 0) < 2) {
            return withInputs(node);
        }
        return shared.computeIfAbsent(content, this::spooled);
    }

    private RelNode spooled(NodeContent content) {
        Spool spool =
                content.deterministic()
                        ? Spooling.of(order.apply(content.node()), estimator)
                        : null;
        return spool == null ? content.node() : spool;
    }

    private RelNode withInputs(RelNode node) {
        List<RelNode> inputs = node.getInputs();
        List<RelNode> replaced = inputs.stream().map(this::replaced).toList();
        return inputs.equals(replaced) ? node : node.copy(node.getTraitSet(), replaced);
    }
}
