package io.feldspar.planner.joinorder;

import io.feldspar.planner.joinorder.JoinGraph.EqualColumns;
import io.feldspar.planner.joinorder.JoinGraph.Predicate;
import io.feldspar.planner.statistics.CardinalityEstimator;
import io.feldspar.planner.statistics.RelEstimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/// Writes a [JoinTree] as relational algebra that gives the columns of the original node.
final class OrderedJoins {

    /// A node, and which columns of the graph its columns are.
    private record Part(RelNode node, List<Integer> columns) {}

    private final JoinGraph graph;
    private final JoinGraphBuilder builder;
    private final CardinalityEstimator estimator;
    private final RelNode original;
    private final RexBuilder rexBuilder;

    OrderedJoins(
            JoinGraph graph,
            JoinGraphBuilder builder,
            CardinalityEstimator estimator,
            RelNode original) {
        this.graph = graph;
        this.builder = builder;
        this.estimator = estimator;
        this.original = original;
        this.rexBuilder = original.getCluster().getRexBuilder();
    }

    RelNode build(JoinTree tree) {
        Part part = part(tree);
        Map<Integer, Integer> positions = positions(part.columns);
        List<RexNode> outputs =
                builder.outputs().stream()
                        .map(output -> local(output, positions, part.node))
                        .toList();
        if (RexUtil.isIdentity(outputs, part.node.getRowType())
                && outputs.size() == part.columns.size()) {
            return part.node;
        }
        return LogicalProject.create(
                part.node,
                List.of(),
                outputs,
                original.getRowType().getFieldNames(),
                java.util.Set.of());
    }

    private Part part(JoinTree tree) {
        if (tree.left() == null || tree.right() == null) {
            Relation relation = graph.relations().get(Long.numberOfTrailingZeros(tree.relations()));
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < relation.estimate().columnCount(); i++) {
                columns.add(relation.offset() + i);
            }
            return new Part(relation.node(), columns);
        }
        return join(tree, tree.left(), tree.right());
    }

    private Part join(JoinTree tree, JoinTree leftTree, JoinTree rightTree) {
        Part left = part(leftTree);
        Part right = part(rightTree);
        JoinRelType type = typeOf(rightTree);
        List<Integer> both = new ArrayList<>(left.columns);
        both.addAll(right.columns);
        List<RexNode> conditions = new ArrayList<>();
        List<RexNode> filters = new ArrayList<>();
        if (type == JoinRelType.INNER) {
            addEqualities(leftTree.relations(), rightTree.relations(), conditions);
            addPredicates(leftTree.relations(), rightTree.relations(), true, conditions);
        } else {
            conditions.addAll(
                    graph.relations()
                            .get(Long.numberOfTrailingZeros(rightTree.relations()))
                            .conditions());
            addPredicates(leftTree.relations(), rightTree.relations(), false, filters);
        }
        RexNode condition = RexUtil.composeConjunction(rexBuilder, conditions);
        RelNode node =
                LogicalJoin.create(
                        left.node,
                        right.node,
                        List.of(),
                        local(condition, positions(both), left.node, right.node),
                        java.util.Set.of(),
                        type);
        List<Integer> columns = type.projectsRight() ? both : left.columns;
        if (!filters.isEmpty()) {
            RexNode filter = RexUtil.composeConjunction(rexBuilder, filters);
            node = LogicalFilter.create(node, local(filter, positions(columns), node));
        }
        note(node, tree);
        return new Part(node, columns);
    }

    /// The search knows more of the rows of a join than its two inputs tell.
    private void note(RelNode node, JoinTree tree) {
        RelEstimate estimate = estimator.estimate(node);
        estimator.note(node, estimate.resized(tree.rows()));
    }

    private JoinRelType typeOf(JoinTree right) {
        return right.leaf()
                ? graph.relations().get(Long.numberOfTrailingZeros(right.relations())).type()
                : JoinRelType.INNER;
    }

    private void addEqualities(long left, long right, List<RexNode> conditions) {
        for (EqualColumns equal : graph.classes()) {
            if ((equal.relations() & left) == 0 || (equal.relations() & right) == 0) {
                continue;
            }
            conditions.add(
                    rexBuilder.makeCall(
                            SqlStdOperatorTable.EQUALS,
                            builder.reference(member(equal, left)),
                            builder.reference(member(equal, right))));
        }
    }

    private int member(EqualColumns equal, long set) {
        for (int column : equal.columns()) {
            if ((set & 1L << builder.ownerOf(column)) != 0) {
                return column;
            }
        }
        throw new IllegalStateException("no equal column within the set");
    }

    /// Adds the predicates that can be applied once both sides are joined, and not before.
    ///
    /// @param inner whether a predicate on the right side alone was applied there already; below an
    ///     outer join it is not, because it also decides about rows without a match
    private void addPredicates(long left, long right, boolean inner, List<RexNode> into) {
        for (Predicate predicate : graph.predicates()) {
            boolean here = (predicate.relations() & ~(left | right)) == 0;
            boolean within =
                    (predicate.relations() & ~left) == 0
                            || (inner && (predicate.relations() & ~right) == 0);
            if (here && !within) {
                into.add(predicate.condition());
            }
        }
    }

    private static Map<Integer, Integer> positions(List<Integer> columns) {
        Map<Integer, Integer> positions = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i), i);
        }
        return positions;
    }

    /// The expression over the columns of the nodes one after another.
    private static RexNode local(
            RexNode expression, Map<Integer, Integer> positions, RelNode... nodes) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                Integer position = positions.get(ref.getIndex());
                if (position == null) {
                    throw new IllegalStateException("column " + ref + " is not at hand");
                }
                int rest = position;
                for (RelNode node : nodes) {
                    int count = node.getRowType().getFieldCount();
                    if (rest < count) {
                        return new RexInputRef(
                                position, node.getRowType().getFieldList().get(rest).getType());
                    }
                    rest -= count;
                }
                throw new IllegalStateException("column " + ref + " is not at hand");
            }
        }.apply(expression);
    }
}
