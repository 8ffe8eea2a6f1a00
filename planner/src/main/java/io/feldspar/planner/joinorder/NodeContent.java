package io.feldspar.planner.joinorder;

import io.feldspar.sql.recursion.WorkingTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/// A relational node compared by what it computes.
public record NodeContent(RelNode node) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeContent content && node.deepEquals(content.node);
    }

    @Override
    public int hashCode() {
        return node.deepHashCode();
    }

    /// Whether computing it again gives the same rows.
    public boolean deterministic() {
        return deterministic(node) && !WorkingTable.in(node);
    }

    private static boolean deterministic(RelNode node) {
        Calls calls = new Calls();
        node.accept(calls);
        return calls.deterministic
                && node.getInputs().stream().allMatch(NodeContent::deterministic);
    }

    private static final class Calls extends RexShuttle {
        private boolean deterministic = true;

        @Override
        public RexNode visitCall(RexCall call) {
            deterministic &= call.getOperator().isDeterministic();
            return super.visitCall(call);
        }
    }
}
