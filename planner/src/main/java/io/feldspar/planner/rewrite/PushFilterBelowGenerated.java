package io.feldspar.planner.rewrite;

import io.feldspar.sql.generator.Generated;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/// Moves conditions on columns of the input below the rows that are made of its lists.
///
/// ```text
/// Filter(a = 1 AND $e = 2)                Filter($e = 2)
///   Generated($e of l)             →        Generated($e of l)
///     T(a, l)                                 Filter(a = 1)
///                                               T(a, l)
/// ```
final class PushFilterBelowGenerated {

    static final RelOptRule RULE =
            Rule.of(
                    "PushFilterBelowGenerated",
                    root ->
                            root.operand(Filter.class)
                                    .oneInput(input -> input.operand(Generated.class).anyInputs()),
                    PushFilterBelowGenerated::apply);

    private PushFilterBelowGenerated() {}

    private static void apply(RelOptRuleCall call) {
        Filter filter = call.rel(0);
        Generated generated = call.rel(1);
        ImmutableBitSet input = ImmutableBitSet.range(generated.inputColumns());
        List<RexNode> below = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
            boolean moves =
                    input.contains(RelOptUtil.InputFinder.bits(condition))
                            && RexUtil.isDeterministic(condition);
            (moves ? below : above).add(condition);
        }
        if (!below.isEmpty()) {
            RelNode kept = PushFilterBelowWindow.filtered(generated.getInput(), below);
            RelNode moved = generated.copy(generated.getTraitSet(), List.of(kept));
            call.transformTo(PushFilterBelowWindow.filtered(moved, above));
        }
    }
}
