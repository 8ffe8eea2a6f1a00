package io.feldspar.sql.shared;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/// Whether computing rows again gives the same ones, as far as the calls of functions tell.
public final class Determinism extends RexShuttle {

    private boolean deterministic = true;

    private Determinism() {}

    public static boolean of(RelNode node) {
        Determinism calls = new Determinism();
        node.accept(calls);
        return calls.deterministic
                && (node instanceof SharedRows
                        || node.getInputs().stream().allMatch(Determinism::of));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        deterministic &= call.getOperator().isDeterministic();
        return super.visitCall(call);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subquery) {
        deterministic = deterministic && of(subquery.rel);
        return super.visitSubQuery(subquery);
    }
}
