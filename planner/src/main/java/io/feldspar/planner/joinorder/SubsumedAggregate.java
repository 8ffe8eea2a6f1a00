package io.feldspar.planner.joinorder;

import io.feldspar.planner.joinorder.JoinGraphBuilder.Leaf;
import io.feldspar.planner.spool.Spool;
import io.feldspar.planner.statistics.CardinalityEstimator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Groups rows of a join by its own key, instead of computing them once more for the groups.
///
/// A correlated subquery that compares rows with an aggregate over their like becomes such a join:
///
/// ```text
/// Join(part.k = a.k AND lineitem.q < a.avg)       Join(s.k = a.k AND s.q < a.avg)
///   part                                     →      s = Spool(Join(part.k = lineitem.k))
///   lineitem                                        a = Aggregate(k, AVG(q)) over s
///   a = Aggregate(k, AVG(q)) over lineitem
/// ```
/// What the aggregate reads has to be subsumed by the join, as in C. Zuzarte et al., "WinMagic:
/// Subquery Elimination Using Window Aggregation", SIGMOD 2003; the window is the aggregate joined
/// back to its input.
final class SubsumedAggregate {

    private final JoinGraphBuilder outer;
    private final RelNode original;
    private final CardinalityEstimator estimator;
    private final UnaryOperator<RelNode> order;
    private final RexBuilder rexBuilder;

    private SubsumedAggregate(
            JoinGraphBuilder outer,
            RelNode original,
            CardinalityEstimator estimator,
            UnaryOperator<RelNode> order) {
        this.outer = outer;
        this.original = original;
        this.estimator = estimator;
        this.order = order;
        this.rexBuilder = original.getCluster().getRexBuilder();
    }

    /// The join with an aggregate over a spool of the rest, or null where it has none of the kind.
    ///
    /// @param outer the graph of `original`
    /// @param order puts joins in order
    static @Nullable RelNode replaced(
            JoinGraphBuilder outer,
            RelNode original,
            CardinalityEstimator estimator,
            UnaryOperator<RelNode> order) {
        SubsumedAggregate rewriting = new SubsumedAggregate(outer, original, estimator, order);
        for (int i = 0; i < outer.relationCount(); i++) {
            RelNode result = rewriting.replaced(i);
            if (result != null) {
                return result;
            }
        }
        return null;
    }

    private @Nullable RelNode replaced(int index) {
        Leaf leaf = outer.leaves().get(index);
        Aggregate aggregate = aggregate(leaf.node);
        if (aggregate == null
                || leaf.type != JoinRelType.INNER
                || aggregate.getGroupType() != Aggregate.Group.SIMPLE
                || aggregate.getGroupSet().isEmpty()
                || !new NodeContent(aggregate).deterministic()) {
            return null;
        }
        JoinGraphBuilder inner = new JoinGraphBuilder(aggregate.getInput());
        ImmutableBitSet.Builder keys = ImmutableBitSet.builder();
        for (int group : aggregate.getGroupSet()) {
            if (!(inner.outputs().get(group) instanceof RexInputRef key)) {
                return null;
            }
            keys.set(key.getIndex());
        }
        Subsumption.Found found = Subsumption.find(outer, index, inner, keys.build());
        if (found == null
                || (found.repeats()
                        && !aggregate.getAggCallList().stream()
                                .allMatch(SubsumedAggregate::indifferent))
                || !joinedByGroups(leaf, aggregate, inner, found)) {
            return null;
        }
        return spooled(index, aggregate, inner, found);
    }

    /// The aggregate below projections and filters.
    private static @Nullable Aggregate aggregate(RelNode node) {
        return switch (node) {
            case Aggregate aggregate -> aggregate;
            case Project project when JoinGraphBuilder.plain(project) ->
                    aggregate(project.getInput());
            case Filter filter -> aggregate(filter.getInput());
            default -> null;
        };
    }

    /// Whether the result stays the same where all rows of a group are repeated equally often.
    private static boolean indifferent(AggregateCall call) {
        return switch (call.getAggregation().getKind()) {
            case MIN, MAX, AVG -> true;
            default -> false;
        };
    }

    /// Whether each group meets rows with its own key only.
    private boolean joinedByGroups(
            Leaf leaf, Aggregate aggregate, JoinGraphBuilder inner, Subsumption.Found found) {
        List<Integer> groups = aggregate.getGroupSet().asList();
        Set<Integer> joined = new LinkedHashSet<>();
        for (int column = leaf.offset; column < leaf.end(); column++) {
            int origin = origin(leaf.node, column - leaf.offset);
            if (origin < 0 || origin >= groups.size()) {
                continue;
            }
            RexInputRef key = (RexInputRef) inner.outputs().get(groups.get(origin));
            int present = found.columns()[key.getIndex()];
            int own = column;
            if (outer.equalColumns().stream()
                    .anyMatch(equal -> equal.contains(own) && equal.contains(present))) {
                joined.add(origin);
            }
        }
        return joined.size() == groups.size();
    }

    /// Which column of the aggregate the column is, or -1.
    private static int origin(RelNode node, int column) {
        return switch (node) {
            case Project project ->
                    project.getProjects().get(column) instanceof RexInputRef ref
                            ? origin(project.getInput(), ref.getIndex())
                            : -1;
            case Filter filter -> origin(filter.getInput(), column);
            default -> column;
        };
    }

    private @Nullable RelNode spooled(
            int index, Aggregate aggregate, JoinGraphBuilder inner, Subsumption.Found found) {
        JoinRelBuilder rows = held(found.relations());
        Spool spool = Spooling.of(order.apply(rows.node()), estimator);
        if (spool == null) {
            return null;
        }
        JoinRelBuilder join = rows.replaced(spool);
        RelNode input =
                join.project(
                        inner.outputs().stream().map(found::renamed).toList(),
                        aggregate.getInput().getRowType().getFieldNames());
        Leaf grouped = outer.leaves().get(index);
        join.add(grouped, outer.filtered(grouped, withInput(grouped.node, input)));
        for (int i = 0; i < outer.relationCount(); i++) {
            Leaf leaf = outer.leaves().get(i);
            if (i != index && (found.relations() & 1L << i) == 0) {
                join.add(leaf, outer.filtered(leaf, leaf.node));
            }
        }
        join.filter(conditions((1L << outer.relationCount()) - 1, found.relations()));
        return join.project(outer.outputs(), original.getRowType().getFieldNames());
    }

    /// The join of these relations by themselves.
    private JoinRelBuilder held(long relations) {
        Leaf first = outer.leaves().get(Long.numberOfTrailingZeros(relations));
        JoinRelBuilder rows = JoinRelBuilder.of(first, outer.filtered(first, first.node));
        for (long rest = relations & relations - 1; rest != 0; rest &= rest - 1) {
            Leaf leaf = outer.leaves().get(Long.numberOfTrailingZeros(rest));
            rows.add(leaf, outer.filtered(leaf, leaf.node));
        }
        rows.filter(conditions(relations, 0));
        return rows;
    }

    /// The chain of nodes down to the aggregate, with another input of the aggregate.
    private static RelNode withInput(RelNode node, RelNode input) {
        RelNode below = node instanceof Aggregate ? input : withInput(node.getInput(0), input);
        return node.copy(node.getTraitSet(), List.of(below));
    }

    /// What joins these relations, as far as it does not hold among the `done` ones already.
    private List<RexNode> conditions(long relations, long done) {
        List<RexNode> conditions = new ArrayList<>();
        for (List<Integer> equal : outer.equalColumns()) {
            List<Integer> here =
                    equal.stream().filter(column -> within(column, relations)).toList();
            List<Integer> held = here.stream().filter(column -> within(column, done)).toList();
            if (here.isEmpty()) {
                continue;
            }
            int first = held.isEmpty() ? here.get(0) : held.get(0);
            for (int column : here) {
                if (column != first && !held.contains(column)) {
                    conditions.add(
                            rexBuilder.makeCall(
                                    SqlStdOperatorTable.EQUALS,
                                    outer.reference(first),
                                    outer.reference(column)));
                }
            }
        }
        for (RexNode predicate : outer.predicates()) {
            long of = outer.relationsOf(predicate);
            if ((of & ~relations) == 0 && (of == 0 ? done != 0 : (of & ~done) != 0)) {
                conditions.add(predicate);
            }
        }
        return conditions;
    }

    private boolean within(int column, long relations) {
        return (relations & 1L << outer.ownerOf(column)) != 0;
    }
}
