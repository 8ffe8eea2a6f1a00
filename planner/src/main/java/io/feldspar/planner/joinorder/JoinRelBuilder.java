package io.feldspar.planner.joinorder;

import io.feldspar.planner.joinorder.JoinGraphBuilder.Leaf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/// Writes a join as relational algebra, relation by relation, and knows where the columns of the
/// graph are in it.
final class JoinRelBuilder {

    private final RexBuilder rexBuilder;
    private RelNode node;
    private Map<Integer, Integer> positions;

    private JoinRelBuilder(RelNode node, Map<Integer, Integer> positions) {
        this.rexBuilder = node.getCluster().getRexBuilder();
        this.node = node;
        this.positions = positions;
    }

    /// @param relation what stands for the leaf
    static JoinRelBuilder of(Leaf leaf, RelNode relation) {
        return new JoinRelBuilder(relation, with(Map.of(), leaf, 0));
    }

    private static Map<Integer, Integer> with(Map<Integer, Integer> positions, Leaf leaf, int at) {
        Map<Integer, Integer> extended = new HashMap<>(positions);
        for (int column = leaf.offset; column < leaf.end(); column++) {
            extended.put(column, at + column - leaf.offset);
        }
        return extended;
    }

    /// Another node that has the columns of this join.
    JoinRelBuilder replaced(RelNode other) {
        return new JoinRelBuilder(other, positions);
    }

    RelNode node() {
        return node;
    }

    /// Joins the leaf by its own conditions, if it has some.
    ///
    /// @param relation what stands for the leaf
    void add(Leaf leaf, RelNode relation) {
        Map<Integer, Integer> both = with(positions, leaf, node.getRowType().getFieldCount());
        RexNode condition =
                leaf.type == JoinRelType.INNER
                        ? rexBuilder.makeLiteral(true)
                        : local(RexUtil.composeConjunction(rexBuilder, leaf.conditions), both);
        node = LogicalJoin.create(node, relation, List.of(), condition, Set.of(), leaf.type);
        positions = leaf.type.projectsRight() ? both : positions;
    }

    /// @param conditions over the columns of the graph
    void filter(List<RexNode> conditions) {
        if (!conditions.isEmpty()) {
            node =
                    LogicalFilter.create(
                            node, local(RexUtil.composeConjunction(rexBuilder, conditions)));
        }
    }

    /// @param expressions over the columns of the graph
    RelNode project(List<RexNode> expressions, List<String> names) {
        List<RexNode> local = expressions.stream().map(this::local).toList();
        return LogicalProject.create(node, List.of(), local, names, Set.of());
    }

    private RexNode local(RexNode expression) {
        return local(expression, positions);
    }

    private static RexNode local(RexNode expression, Map<Integer, Integer> positions) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                Integer position = positions.get(ref.getIndex());
                if (position == null) {
                    throw new IllegalStateException("column " + ref + " is not at hand");
                }
                return new RexInputRef(position, ref.getType());
            }
        }.apply(expression);
    }
}
