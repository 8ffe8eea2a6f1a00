package io.feldspar.planner.joinorder;

import io.feldspar.planner.statistics.CardinalityEstimator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.jspecify.annotations.Nullable;

/// Reorders every tree of joins in a plan: exhaustively while that is quick, greedily beyond.
public final class JoinOrdering {

    /// The most pairs of subgraphs that the exhaustive search looks at.
    static final int MAX_PAIRS = 10_000;

    private final CardinalityEstimator estimator;
    private final UnaryOperator<RelNode> pushDown;

    /// @param pushDown moves filters towards the scans; used for conditions found on the way
    public JoinOrdering(CardinalityEstimator estimator, UnaryOperator<RelNode> pushDown) {
        this.estimator = estimator;
        this.pushDown = pushDown;
    }

    /// The plan with its joins in the best order found: left inputs probe, right inputs build.
    public RelNode order(RelNode node) {
        if (JoinGraphBuilder.joins(node)) {
            return orderJoins(node);
        }
        List<RelNode> inputs = node.getInputs();
        List<RelNode> ordered = inputs.stream().map(this::order).toList();
        return inputs.equals(ordered) ? node : node.copy(node.getTraitSet(), ordered);
    }

    private RelNode orderJoins(RelNode node) {
        JoinGraphBuilder builder = new JoinGraphBuilder(node);
        if (builder.relationCount() > JoinGraph.MAX_RELATIONS) {
            return keepOrder(node);
        }
        RelNode replaced = SubsumedAggregate.replaced(builder, node, estimator, this::order);
        if (replaced != null) {
            return order(replaced);
        }
        JoinGraph graph = builder.build(estimator, this::orderRelation);
        @Nullable JoinTree tree = new ExhaustiveSearch(graph, MAX_PAIRS).find();
        if (tree == null) {
            tree = new GreedySearch(graph).find();
        }
        return new OrderedJoins(graph, builder, estimator, node).build(tree);
    }

    private RelNode orderRelation(RelNode relation) {
        return order(pushDown.apply(relation));
    }

    /// Too many relations for one graph: keeps the order as written and looks into the relations.
    private RelNode keepOrder(RelNode node) {
        List<RelNode> inputs =
                node.getInputs().stream()
                        .map(
                                input ->
                                        input instanceof Join || input instanceof Project
                                                ? keepOrder(input)
                                                : order(input))
                        .toList();
        return node.copy(node.getTraitSet(), inputs);
    }
}
