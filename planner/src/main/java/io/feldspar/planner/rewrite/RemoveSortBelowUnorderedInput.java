package io.feldspar.planner.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.hep.HepRelVertex;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;

/// A sort without limit is lost on a node that does not keep its input's order.
///
/// ```text
/// Aggregate                Aggregate
///   Sort(x)          →       T
///     T
/// ```
/// The node may also be a join, a set operation or another sort.
final class RemoveSortBelowUnorderedInput {

    static final RelOptRule RULE =
            Rule.of(
                    "RemoveSortBelowUnorderedInput",
                    root ->
                            root.operand(RelNode.class)
                                    .predicate(RemoveSortBelowUnorderedInput::unordered)
                                    .anyInputs(),
                    RemoveSortBelowUnorderedInput::apply);

    private RemoveSortBelowUnorderedInput() {}

    private static boolean unordered(RelNode node) {
        return node instanceof Aggregate
                || node instanceof Join
                || node instanceof SetOp
                || (node instanceof Sort sort && !sort.getCollation().getKeys().isEmpty());
    }

    private static void apply(RelOptRuleCall call) {
        RelNode node = call.rel(0);
        List<RelNode> inputs = new ArrayList<>();
        boolean found = false;
        for (RelNode input : node.getInputs()) {
            RelNode current = input instanceof HepRelVertex vertex ? vertex.getCurrentRel() : input;
            if (current instanceof Sort sort && sort.fetch == null && sort.offset == null) {
                inputs.add(sort.getInput());
                found = true;
            } else {
                inputs.add(input);
            }
        }
        if (found) {
            call.transformTo(node.copy(node.getTraitSet(), inputs));
        }
    }
}
