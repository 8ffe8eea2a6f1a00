package io.feldspar.planner.rewrite;

import io.feldspar.sql.rule.RestoreNullability;
import java.util.List;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;

/// Folds constants and normalises conditions, everywhere in a plan.
///
/// ```text
/// Filter(x >= DATE '1994-01-01' + INTERVAL '1' YEAR AND TRUE)
///     →  Filter(x >= DATE '1995-01-01')
/// Filter(FALSE)  →  Values()
/// ```
final class SimplifyExpressions {

    private final RexSimplify simplify;
    private final RexBuilder rexBuilder;
    private final FoldConstants folding;
    private final RestoreNullability restoring;
    private final GatherAlternatives gathering;

    private SimplifyExpressions(RelNode plan) {
        this.rexBuilder = plan.getCluster().getRexBuilder();
        RexExecutor executor = plan.getCluster().getPlanner().getExecutor();
        RexExecutor evaluator = executor == null ? RexUtil.EXECUTOR : executor;
        this.gathering = new GatherAlternatives(rexBuilder);
        this.folding = new FoldConstants(rexBuilder, evaluator);
        this.restoring = new RestoreNullability(rexBuilder.getTypeFactory());
        this.simplify = new RexSimplify(rexBuilder, RelOptPredicateList.EMPTY, evaluator);
    }

    static RelNode in(RelNode plan) {
        SimplifyExpressions pass = new SimplifyExpressions(plan);
        return plan.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        return pass.simplified(super.visit(other));
                    }
                });
    }

    private RelNode simplified(RelNode node) {
        return switch (node) {
            case Filter filter -> filter(filter);
            case Join join -> {
                RexNode condition =
                        join.getJoinType() == JoinRelType.LEFT_MARK
                                ? expression(join.getCondition())
                                : condition(join.getCondition());
                yield condition.equals(join.getCondition())
                        ? join
                        : join.copy(
                                join.getTraitSet(),
                                condition,
                                join.getLeft(),
                                join.getRight(),
                                join.getJoinType(),
                                join.isSemiJoinDone());
            }
            case Project project -> project(project);
            default -> node;
        };
    }

    private RexNode condition(RexNode condition) {
        RexNode gathered = gathering.apply(restoring.apply(folding.apply(condition)));
        if (GatherAlternatives.tooMany(gathered)) {
            return gathered;
        }
        RexNode simple = simplify.simplifyUnknownAsFalse(gathered);
        return RexUtil.flatten(rexBuilder, simple);
    }

    private RexNode expression(RexNode expression) {
        RexNode gathered = gathering.apply(restoring.within(folding.apply(expression)));
        return GatherAlternatives.tooMany(gathered)
                ? gathered
                : simplify.simplifyPreservingType(gathered);
    }

    /// The column with the type that aggregates above know, null though it never be.
    private RexNode column(RexNode simple, RexNode column) {
        return simple.getType().equals(column.getType())
                ? simple
                : rexBuilder.makeAbstractCast(column.getType(), simple, false);
    }

    private RelNode filter(Filter filter) {
        RexNode gathered = gathering.apply(filter.getCondition());
        RexNode factored =
                GatherAlternatives.tooMany(gathered)
                        ? gathered
                        : RexUtil.pullFactors(rexBuilder, gathered);
        RexNode condition = condition(factored);
        if (condition.isAlwaysTrue()) {
            return filter.getInput();
        }
        if (condition.isAlwaysFalse()) {
            return LogicalValues.createEmpty(filter.getCluster(), filter.getRowType());
        }
        RexNode converted = RexUtil.removeNullabilityCast(rexBuilder.getTypeFactory(), condition);
        return converted.equals(filter.getCondition())
                ? filter
                : filter.copy(filter.getTraitSet(), filter.getInput(), converted);
    }

    private RelNode project(Project project) {
        List<RexNode> expressions =
                project.getProjects().stream().map(each -> column(expression(each), each)).toList();
        return expressions.equals(project.getProjects())
                ? project
                : project.copy(
                        project.getTraitSet(),
                        project.getInput(),
                        expressions,
                        RexUtil.createStructType(
                                rexBuilder.getTypeFactory(),
                                expressions,
                                project.getRowType().getFieldNames(),
                                null));
    }
}
