package io.feldspar.sql.analyzer;

import com.google.common.collect.ImmutableSet;
import io.feldspar.sql.function.VolatileOperator;
import io.feldspar.sql.unnest.JoinByPairs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/// Computes a volatile operand, which BETWEEN, IN, CASE, NULLIF and their like compare several
/// times, once per row, in a projection below. A projection with a volatile call is never merged
/// with another.
///
/// ```text
/// Filter(RAND() >= a AND RAND() <= b)  →  Project(a, b)
///   T                                       Filter(v >= a AND v <= b)
///                                             Project(a, b, v = RAND())
///                                               T
/// ```
/// So is one that HAVING names by its alias in the select list. Two calls in the text, as in
/// `random() = random()`, are two columns. An operand of a subquery is compared with each of its
/// rows.
final class EvaluateVolatileOnce extends RelHomogeneousShuttle {

    private static final String NAME = "VOLATILE";

    private EvaluateVolatileOnce() {}

    /// The plan of a query as converted, before anything was merged.
    static RelNode in(RelNode rel) {
        return rel.accept(new EvaluateVolatileOnce());
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode copy = super.visit(separated(sharing(node)));
        if (RexUtil.SubQueryFinder.find(expressions(copy)) != null) {
            copy =
                    copy.accept(
                            new RexShuttle() {
                                @Override
                                public RexNode visitSubQuery(RexSubQuery subquery) {
                                    RexSubQuery visited =
                                            (RexSubQuery) super.visitSubQuery(subquery);
                                    return visited.clone(in(visited.rel));
                                }
                            });
        }
        Set<VolatileOperator> repeated = VolatileCalls.repeated(expressions(copy));
        return repeated.isEmpty() ? copy : once(copy, repeated);
    }

    /// A projection and the filter below it, which have a call in common, over its column.
    private static RelNode sharing(RelNode node) {
        if (!(node instanceof Project project && project.getInput() instanceof Filter filter)) {
            return node;
        }
        Set<VolatileOperator> common =
                VolatileCalls.common(project.getProjects(), List.of(filter.getCondition()));
        if (common.isEmpty()) {
            return node;
        }
        Columns columns = new Columns(filter.getInput(), common);
        RexNode condition = columns.apply(filter.getCondition());
        List<RexNode> projects = columns.apply(project.getProjects());
        RelNode filtered = filter.copy(filter.getTraitSet(), columns.below(), condition);
        return project.copy(project.getTraitSet(), filtered, projects, project.getRowType());
    }

    /// A filter of volatile conditions over one of the others, which may go below joins.
    private static RelNode separated(RelNode node) {
        if (!(node instanceof Filter filter) || RexUtil.isDeterministic(filter.getCondition())) {
            return node;
        }
        RexBuilder rex = filter.getCluster().getRexBuilder();
        RexNode certain = VolatileCalls.conjunction(filter.getCondition(), false, rex);
        if (certain.isAlwaysTrue()) {
            return node;
        }
        ImmutableSet<CorrelationId> outer = ImmutableSet.copyOf(filter.getVariablesSet());
        return LogicalFilter.create(
                LogicalFilter.create(filter.getInput(), certain, outer),
                VolatileCalls.conjunction(filter.getCondition(), true, rex),
                outer);
    }

    private static List<RexNode> expressions(RelNode node) {
        return switch (node) {
            case Filter filter -> List.of(filter.getCondition());
            case Join join -> List.of(join.getCondition());
            case Project project -> project.getProjects();
            default -> List.of();
        };
    }

    private RelNode once(RelNode node, Set<VolatileOperator> repeated) {
        return switch (node) {
            case Filter filter -> filter(filter, repeated);
            case Project project -> project(project, repeated);
            case Join join -> join(join, repeated);
            default -> throw new IllegalStateException("no expressions in " + node);
        };
    }

    private RelNode filter(Filter filter, Set<VolatileOperator> repeated) {
        Columns columns = new Columns(filter.getInput(), repeated);
        RexNode condition = columns.apply(filter.getCondition());
        RelNode kept = filter.copy(filter.getTraitSet(), columns.below(), condition);
        RexBuilder rex = filter.getCluster().getRexBuilder();
        return LogicalProject.create(
                kept,
                List.of(),
                rex.identityProjects(filter.getRowType()),
                filter.getRowType().getFieldNames(),
                Set.of());
    }

    private RelNode project(Project project, Set<VolatileOperator> repeated) {
        Columns columns = new Columns(project.getInput(), repeated);
        List<RexNode> projects = columns.apply(project.getProjects());
        return project.copy(project.getTraitSet(), columns.below(), projects, project.getRowType());
    }

    /// Those of an inner join are in a filter above it, see [Conversion].
    private static RelNode join(Join join, Set<VolatileOperator> repeated) {
        RexBuilder rex = join.getCluster().getRexBuilder();
        RexNode condition = join.getCondition();
        if (RexUtil.SubQueryFinder.find(condition) != null) {
            return in(JoinByPairs.of(join));
        }
        List<RexNode> once = new ArrayList<>();
        List<RexNode> others = new ArrayList<>();
        for (RexNode each : RelOptUtil.conjunctions(condition)) {
            (VolatileCalls.any(each, repeated) ? once : others).add(each);
        }
        others.add(
                EvaluateVolatilePerPair.in(RexUtil.composeConjunction(rex, once), repeated, rex));
        return join.copy(
                join.getTraitSet(),
                RexUtil.composeConjunction(rex, others),
                join.getLeft(),
                join.getRight(),
                join.getJoinType(),
                join.isSemiJoinDone());
    }

    /// Columns behind those of an input, each a volatile call.
    private static final class Columns extends RexShuttle {

        private final RelNode input;
        private final Set<VolatileOperator> operators;
        private final Map<VolatileOperator, RexInputRef> columns = new LinkedHashMap<>();
        private final List<RexNode> calls = new ArrayList<>();

        Columns(RelNode input, Set<VolatileOperator> operators) {
            this.input = input;
            this.operators = operators;
        }

        @Override
        public RexNode visitCall(RexCall call) {
            if (!(call.getOperator() instanceof VolatileOperator operator)
                    || !operators.contains(operator)) {
                return super.visitCall(call);
            }
            return columns.computeIfAbsent(
                    operator,
                    _ -> {
                        calls.add(call);
                        int index = input.getRowType().getFieldCount() + calls.size() - 1;
                        return new RexInputRef(index, call.getType());
                    });
        }

        /// The input with the columns.
        RelNode below() {
            List<RexNode> all = new ArrayList<>();
            all.addAll(input.getCluster().getRexBuilder().identityProjects(input.getRowType()));
            List<String> names = new ArrayList<>(input.getRowType().getFieldNames());
            for (RexNode call : calls) {
                all.add(call);
                names.add(NAME);
            }
            return LogicalProject.create(input, List.of(), all, names, Set.of());
        }
    }
}
