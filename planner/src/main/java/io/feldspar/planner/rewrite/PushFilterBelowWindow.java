package io.feldspar.planner.rewrite;

import io.feldspar.sql.window.Windowed;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/// Moves conditions on columns by which every window is partitioned below it: they keep or drop
/// whole partitions.
///
/// ```text
/// Filter(a = 1 AND $w = 1)            Filter($w = 1)
///   Windowed($w by a)          →        Windowed($w by a)
///     T                                   Filter(a = 1)
///                                           T
/// ```
final class PushFilterBelowWindow {

    static final RelOptRule RULE =
            Rule.of(
                    "PushFilterBelowWindow",
                    root ->
                            root.operand(Filter.class)
                                    .oneInput(input -> input.operand(Windowed.class).anyInputs()),
                    PushFilterBelowWindow::apply);

    private PushFilterBelowWindow() {}

    private static void apply(RelOptRuleCall call) {
        Filter filter = call.rel(0);
        Windowed windowed = call.rel(1);
        ImmutableBitSet partition = partition(windowed);
        List<RexNode> below = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
            ImmutableBitSet columns = RelOptUtil.InputFinder.bits(condition);
            boolean moves =
                    !columns.isEmpty()
                            && partition.contains(columns)
                            && RexUtil.isDeterministic(condition);
            (moves ? below : above).add(condition);
        }
        if (below.isEmpty()) {
            return;
        }
        RelNode kept = filtered(windowed.getInput(), below);
        RelNode moved = windowed.copy(windowed.getTraitSet(), List.of(kept));
        call.transformTo(filtered(moved, above));
    }

    /// The columns by which every window is partitioned.
    private static ImmutableBitSet partition(Windowed windowed) {
        ImmutableBitSet common = ImmutableBitSet.range(windowed.inputColumns());
        for (Windowed.Call call : windowed.calls()) {
            common = common.intersect(ImmutableBitSet.of(call.partition()));
        }
        return common;
    }

    /// The rows for which the conditions hold.
    static RelNode filtered(RelNode input, List<RexNode> conditions) {
        return conditions.isEmpty()
                ? input
                : LogicalFilter.create(
                        input,
                        RexUtil.composeConjunction(input.getCluster().getRexBuilder(), conditions));
    }
}
