package io.feldspar.sql.unnest;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/// Puts a join in the place of each subquery; the join is a correlation where the subquery names
/// columns of the query around it.
///
/// ```text
/// Filter(x < ANY (query))      Project(L.*)
///   L                     →      Filter(mark)
///                                  Join(LEFT_MARK, x < query.0)
///                                    L
///                                    query
/// ```
/// A subquery among the operands of another one is replaced first. One in ON is moved to a
/// projection by [SubqueriesOfJoin].
final class RemoveSubqueries {

    private final RelBuilder builder;

    RemoveSubqueries(RelBuilder builder) {
        this.builder = builder;
    }

    RelNode in(RelNode node) {
        RelNode removed =
                switch (node) {
                    case Filter filter when RexUtil.SubQueryFinder.containsSubQuery(filter) ->
                            filter(filter);
                    case Project project when RexUtil.SubQueryFinder.containsSubQuery(project) ->
                            project(project);
                    case Join join when RexUtil.SubQueryFinder.containsSubQuery(join) ->
                            new SubqueriesOfJoin(join, builder).moved();
                    default -> node;
                };
        if (removed instanceof Filter above && RexUtil.SubQueryFinder.containsSubQuery(above)) {
            return in(above);
        }
        List<RelNode> inputs = new ArrayList<>();
        removed.getInputs().forEach(input -> inputs.add(in(input)));
        return inputs.equals(removed.getInputs())
                ? removed
                : removed.copy(removed.getTraitSet(), inputs);
    }

    private RelNode filter(Filter filter) {
        builder.push(filter.getInput());
        List<RexNode> condition = joined(List.of(filter.getCondition()), filter.getVariablesSet());
        builder.filter(condition);
        int columns = filter.getRowType().getFieldCount();
        RelNode result = builder.project(builder.fields().subList(0, columns)).build();
        return RelOptUtil.createCastRel(result, filter.getRowType(), true);
    }

    private RelNode project(Project project) {
        builder.push(project.getInput());
        List<RexNode> columns = joined(project.getProjects(), project.getVariablesSet());
        RelNode result =
                builder.project(columns, project.getRowType().getFieldNames(), true).build();
        return RelOptUtil.createCastRel(result, project.getRowType(), true);
    }

    /// Joins what is on top of the builder with the subqueries of the expressions.
    ///
    /// @param variables what subqueries of this node call its input
    /// @return the expressions with columns in the place of subqueries
    private List<RexNode> joined(List<RexNode> expressions, Set<CorrelationId> variables) {
        List<RexNode> result = expressions;
        RexSubQuery subquery = innermost(result);
        while (subquery != null) {
            Set<CorrelationId> used = RelOptUtil.getVariablesUsed(subquery.rel);
            used.retainAll(variables);
            RexNode column =
                    switch (subquery.getKind()) {
                        case SCALAR_QUERY -> value(subquery, used);
                        case EXISTS, IN, SOME -> mark(subquery, used);
                        default ->
                                throw new FeldsparException(
                                        ErrorCode.NOT_SUPPORTED,
                                        "%s with a subquery is not supported"
                                                .formatted(subquery.getOperator().getName()),
                                        "Use EXISTS, IN, ANY, ALL, or the query's value.");
                    };
            result = new Replacing(subquery, column).apply(result);
            subquery = innermost(result);
        }
        return result;
    }

    private RexNode value(RexSubQuery subquery, Set<CorrelationId> variables) {
        builder.push(subquery.rel);
        Boolean single =
                subquery.rel
                        .getCluster()
                        .getMetadataQuery()
                        .areColumnsUnique(subquery.rel, ImmutableBitSet.of());
        if (single == null || !single) {
            builder.aggregate(
                    builder.groupKey(),
                    builder.aggregateCall(SqlStdOperatorTable.SINGLE_VALUE, builder.field(0)));
        }
        builder.join(JoinRelType.LEFT, builder.literal(true), variables);
        return Util.last(builder.fields());
    }

    private RexNode mark(RexSubQuery subquery, Set<CorrelationId> variables) {
        int offset = builder.fields().size();
        builder.push(subquery.rel);
        List<RexNode> columns = RexUtil.shift(builder.fields(), offset);
        builder.join(
                JoinRelType.LEFT_MARK, RowComparison.of(subquery, columns, builder), variables);
        return Util.last(builder.fields());
    }

    private static @Nullable RexSubQuery innermost(List<RexNode> expressions) {
        RexSubQuery[] found = {null};
        RexVisitorImpl<@Nullable Void> finder =
                new RexVisitorImpl<>(true) {
                    @Override
                    public @Nullable Void visitSubQuery(RexSubQuery subquery) {
                        super.visitSubQuery(subquery);
                        found[0] = found[0] == null ? subquery : found[0];
                        return null;
                    }
                };
        expressions.forEach(expression -> expression.accept(finder));
        return found[0];
    }

    private static final class Replacing extends RexShuttle {

        private final RexSubQuery subquery;
        private final RexNode column;

        Replacing(RexSubQuery subquery, RexNode column) {
            this.subquery = subquery;
            this.column = column;
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery each) {
            return each.equals(subquery) ? column : super.visitSubQuery(each);
        }
    }
}
