package io.feldspar.sql.unnest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/// Gives the group of all rows an aggregate of its own, apart from the other grouping sets.
///
/// ```text
/// Aggregate(ROLLUP(a, b), SUM(c))   →   Union(ALL)
///   R                                     Aggregate({a, b}, {a}, SUM(c))
///                                           Project(*)
///                                             R
///                                         Project(NULL, NULL, SUM(c))
///                                           Aggregate(SUM(c))
///                                             R
/// ```
/// Unnested, aggregates are grouped by the outer keys too. Of no rows, only an aggregate without
/// groups has a row, in which GROUPING is not null. The projection gets columns for the outer keys
/// besides the columns that equal them, which are null in some groups.
final class SeparateEmptyGroups {

    private SeparateEmptyGroups() {}

    static RelNode in(RelNode node, RelBuilder builder) {
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(in(input, builder)));
        RelNode copy =
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        return copy instanceof Aggregate aggregate
                        && aggregate.getGroupType() != Aggregate.Group.SIMPLE
                ? separated(aggregate, builder)
                : copy;
    }

    private static RelNode separated(Aggregate aggregate, RelBuilder builder) {
        RelNode input = aggregate.getInput();
        RexBuilder rex = aggregate.getCluster().getRexBuilder();
        RelNode projected =
                LogicalProject.create(
                        input,
                        List.of(),
                        rex.identityProjects(input.getRowType()),
                        input.getRowType().getFieldNames(),
                        Set.of());
        List<ImmutableBitSet> sets = new ArrayList<>(aggregate.getGroupSets());
        if (!sets.removeIf(ImmutableBitSet::isEmpty)) {
            return aggregate.copy(aggregate.getTraitSet(), List.of(projected));
        }
        RelNode ofAllRows = ofAllRows(aggregate, builder);
        RelNode ofGroups =
                builder.push(projected)
                        .aggregate(
                                builder.groupKey(aggregate.getGroupSet(), sets),
                                aggregate.getAggCallList())
                        .build();
        RelNode union = builder.push(ofGroups).push(ofAllRows).union(true).build();
        return RelOptUtil.createCastRel(union, aggregate.getRowType(), true);
    }

    private static RelNode ofAllRows(Aggregate aggregate, RelBuilder builder) {
        RexBuilder rex = builder.getRexBuilder();
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            if (!isGrouping(call)) {
                calls.add(call);
            }
        }
        builder.push(
                LogicalAggregate.create(
                        aggregate.getInput(), List.of(), ImmutableBitSet.of(), null, calls));
        List<RexNode> columns = new ArrayList<>();
        List<RelDataTypeField> fields = aggregate.getRowType().getFieldList();
        for (int i = 0; i < aggregate.getGroupCount(); i++) {
            columns.add(rex.makeNullLiteral(fields.get(i).getType()));
        }
        int next = 0;
        for (AggregateCall call : aggregate.getAggCallList()) {
            columns.add(
                    isGrouping(call)
                            ? rex.makeLiteral((1L << call.getArgList().size()) - 1, call.getType())
                            : builder.field(next++));
        }
        return builder.project(columns, aggregate.getRowType().getFieldNames(), true).build();
    }

    private static boolean isGrouping(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.GROUPING;
    }
}
