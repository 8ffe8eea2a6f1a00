package io.feldspar.planner.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/// Replaces calls of constants by their value, innermost first.
///
/// ```text
/// x >= DATE '1994-01-01' + INTERVAL '1' YEAR   →   x >= DATE '1995-01-01'
/// ```
final class FoldConstants extends RexShuttle {

    private final RexBuilder builder;
    private final RexExecutor executor;

    FoldConstants(RexBuilder builder, RexExecutor executor) {
        this.builder = builder;
        this.executor = executor;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexNode visited = super.visitCall(call);
        if (!(visited instanceof RexCall folded) || !constant(folded)) {
            return visited;
        }
        List<RexNode> values = new ArrayList<>();
        executor.reduce(builder, List.of(folded), values);
        return values.get(0);
    }

    private static boolean constant(RexCall call) {
        return call.getKind() != SqlKind.SEARCH
                && call.getKind() != SqlKind.ROW
                && !call.getOperands().isEmpty()
                && call.getOperands().stream().allMatch(RexLiteral.class::isInstance)
                && RexUtil.isDeterministic(call);
    }
}
