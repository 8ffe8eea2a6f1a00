package io.feldspar.planner.expression;

import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.type.RelTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/// Puts the entries of maps in the order of their keys before rows are grouped by them, so that
/// equal maps are equal lists of entries.
///
/// ```text
/// Aggregate(m)      →   Aggregate(m)
///   input                 Project(MAP_SORT(m) AS m)
///                           input
/// ```
public final class SortGroupedMaps {

    private SortGroupedMaps() {}

    /// The plan itself where no map is a key.
    public static RelNode in(RelNode plan) {
        List<RelNode> inputs = plan.getInputs().stream().map(SortGroupedMaps::in).toList();
        List<RelNode> sorted =
                switch (plan) {
                    case Aggregate aggregate -> List.of(sorted(inputs.get(0), compared(aggregate)));
                    case SetOp set when !set.all ->
                            inputs.stream()
                                    .map(
                                            input ->
                                                    sorted(
                                                            input,
                                                            ImmutableBitSet.range(
                                                                    set.getRowType()
                                                                            .getFieldCount())))
                                    .toList();
                    default -> inputs;
                };
        return sorted.equals(plan.getInputs()) ? plan : plan.copy(plan.getTraitSet(), sorted);
    }

    /// The columns that are keys, or arguments with DISTINCT.
    private static ImmutableBitSet compared(Aggregate aggregate) {
        ImmutableBitSet compared = aggregate.getGroupSet();
        for (AggregateCall call : aggregate.getAggCallList()) {
            if (call.isDistinct()) {
                compared = compared.union(ImmutableBitSet.of(call.getArgList()));
            }
        }
        return compared;
    }

    private static RelNode sorted(RelNode input, ImmutableBitSet columns) {
        RexBuilder builder = input.getCluster().getRexBuilder();
        List<RexNode> values = new ArrayList<>();
        boolean changed = false;
        for (RelDataTypeField field : input.getRowType().getFieldList()) {
            RexNode value = builder.makeInputRef(input, field.getIndex());
            Type type = RelTypes.of(field.getType());
            boolean map = columns.get(field.getIndex()) && !NestedType.comparable(type);
            if (map) {
                NestedKeys.expectGroupable(type);
            }
            changed |= map;
            values.add(
                    map
                            ? builder.makeCall(
                                    field.getType(),
                                    RegistryOperators.INSTANCE.function("MAP_SORT"),
                                    List.of(value))
                            : value);
        }
        return changed
                ? LogicalProject.create(
                        input, List.of(), values, input.getRowType().getFieldNames(), Set.of())
                : input;
    }
}
