package io.feldspar.sql.unnest;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Moves the subqueries of ON to the input whose columns they name.
///
/// ```text
/// Join(L.a = R.b AND L.x IN (query))      Project(L.*, R.*)
///   L                                       Join(L.a = R.b AND L.mark)
///   R                                →        Project(L.*, x IN (query) AS mark)
///                                               L
///                                             R
/// ```
/// A conjunct of an inner join with a subquery that names columns of both becomes a filter above;
/// [JoinByPairs] computes other joins with one.
final class SubqueriesOfJoin {

    private final Join join;
    private final RelBuilder builder;
    private final RexBuilder rex;
    private final int left;
    private final int right;
    private final List<RexSubQuery> ofLeft = new ArrayList<>();
    private final List<RexSubQuery> ofRight = new ArrayList<>();

    SubqueriesOfJoin(Join join, RelBuilder builder) {
        this.join = join;
        this.builder = builder;
        this.rex = join.getCluster().getRexBuilder();
        this.left = join.getLeft().getRowType().getFieldCount();
        this.right = join.getRight().getRowType().getFieldCount();
    }

    RelNode moved() {
        List<RexNode> below = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            List<RexSubQuery> subqueries = subqueries(conjunct);
            if (subqueries.stream().anyMatch(this::namesBoth)) {
                above.add(conjunct);
                continue;
            }
            below.add(conjunct);
            for (RexSubQuery subquery : subqueries) {
                List<RexSubQuery> side = isOfRight(subquery) ? ofRight : ofLeft;
                if (!side.contains(subquery)) {
                    side.add(subquery);
                }
            }
        }
        if (!above.isEmpty() && join.getJoinType() != JoinRelType.INNER) {
            return JoinByPairs.of(join);
        }
        RelNode joined = joined(below);
        return above.isEmpty()
                ? joined
                : LogicalFilter.create(
                        joined,
                        RexUtil.composeConjunction(rex, above),
                        ImmutableSet.copyOf(join.getVariablesSet()));
    }

    private RelNode joined(List<RexNode> conjuncts) {
        RelNode newLeft = with(join.getLeft(), ofLeft, 0);
        RelNode newRight = with(join.getRight(), ofRight, left);
        RexNode condition = RexUtil.composeConjunction(rex, new Placing().apply(conjuncts));
        builder.push(
                join.copy(
                        join.getTraitSet(),
                        condition,
                        newLeft,
                        newRight,
                        join.getJoinType(),
                        false));
        List<RexNode> columns = new ArrayList<>(builder.fields().subList(0, left));
        if (join.getJoinType().projectsRight()) {
            int from = left + ofLeft.size();
            columns.addAll(builder.fields().subList(from, from + right));
        }
        return builder.project(columns, join.getRowType().getFieldNames()).build();
    }

    private static List<RexSubQuery> subqueries(RexNode expression) {
        List<RexSubQuery> found = new ArrayList<>();
        expression.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subquery) {
                        found.add(subquery);
                        return subquery;
                    }
                });
        return found;
    }

    private boolean namesBoth(RexSubQuery subquery) {
        ImmutableBitSet columns = columns(subquery);
        return columns.intersects(ImmutableBitSet.range(left))
                && columns.intersects(ImmutableBitSet.range(left, left + right));
    }

    private boolean isOfRight(RexSubQuery subquery) {
        return columns(subquery).intersects(ImmutableBitSet.range(left, left + right));
    }

    /// The columns of the join that the subquery and its operands name.
    private ImmutableBitSet columns(RexSubQuery subquery) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(subquery);
        for (CorrelationId variable : join.getVariablesSet()) {
            columns = columns.union(RelOptUtil.correlationColumns(variable, subquery.rel));
        }
        for (RexNode operand : subquery.getOperands()) {
            for (RexSubQuery inner : subqueries(operand)) {
                columns = columns.union(columns(inner));
            }
        }
        return columns;
    }

    /// The input, with the values of subqueries behind its columns.
    private RelNode with(RelNode input, List<RexSubQuery> subqueries, int offset) {
        if (subqueries.isEmpty()) {
            return input;
        }
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(input.getRowType()));
        OuterColumns outer = new OuterColumns(join.getVariablesSet(), input, offset);
        for (RexSubQuery subquery : subqueries) {
            columns.add(RexUtil.shift(outer.apply(subquery), -offset));
        }
        List<@Nullable String> names = new ArrayList<>(input.getRowType().getFieldNames());
        subqueries.forEach(_ -> names.add(null));
        return LogicalProject.create(input, List.of(), columns, names, outer.variables());
    }

    /// Puts the columns of the moved subqueries in their places.
    private final class Placing extends RexShuttle {

        @Override
        public RexNode visitInputRef(RexInputRef ref) {
            return ref.getIndex() < left
                    ? ref
                    : new RexInputRef(ref.getIndex() + ofLeft.size(), ref.getType());
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subquery) {
            int index =
                    ofLeft.contains(subquery)
                            ? left + ofLeft.indexOf(subquery)
                            : left + ofLeft.size() + right + ofRight.indexOf(subquery);
            return new RexInputRef(index, subquery.getType());
        }
    }
}
