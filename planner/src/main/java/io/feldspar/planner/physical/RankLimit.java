package io.feldspar.planner.physical;

import io.feldspar.sql.window.Windowed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/// How many of the first rows of a partition a condition on `row_number()` or `rank()` keeps.
final class RankLimit {

    /// Beyond this many rows of each partition nothing is dropped early.
    private static final int MOST = 1000;

    private RankLimit() {}

    /// The limit, or 0 if there is none.
    static int of(RexNode condition, Windowed node, RexBuilder builder) {
        int least = 0;
        for (RexNode each :
                RelOptUtil.conjunctions(RexUtil.expandSearch(builder, null, condition))) {
            int limit = limit(each, node);
            least = least == 0 || (limit > 0 && limit < least) ? limit : least;
        }
        return least;
    }

    private static int limit(RexNode condition, Windowed node) {
        if (!(condition instanceof RexCall call) || call.getOperands().size() != 2) {
            return 0;
        }
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        return left instanceof RexLiteral literal
                ? limit(call.getKind().reverse(), right, literal, node)
                : right instanceof RexLiteral literal
                        ? limit(call.getKind(), left, literal, node)
                        : 0;
    }

    private static int limit(SqlKind kind, RexNode rank, RexLiteral literal, Windowed node) {
        if (!(rank instanceof RexInputRef ref)
                || ref.getIndex() < node.inputColumns()
                || !limits(node.calls().get(ref.getIndex() - node.inputColumns()))) {
            return 0;
        }
        @Nullable BigDecimal bound =
                RexLiteral.isNullLiteral(literal) || !isNumber(literal)
                        ? null
                        : literal.getValueAs(BigDecimal.class);
        if (bound == null || bound.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            return 0;
        }
        int rows =
                switch (kind) {
                    case EQUALS, LESS_THAN_OR_EQUAL -> bound.intValue();
                    case LESS_THAN ->
                            bound.subtract(BigDecimal.ONE)
                                    .setScale(0, RoundingMode.CEILING)
                                    .intValue();
                    default -> 0;
                };
        return Math.max(0, rows);
    }

    private static boolean isNumber(RexLiteral literal) {
        return literal.getValue() instanceof BigDecimal;
    }

    private static boolean limits(Windowed.Call call) {
        return call.spec().name().equals("ROW_NUMBER") || call.spec().name().equals("RANK");
    }

    /// Whether the call gives the same values for the first rows if later rows are missing.
    static boolean ranks(Windowed.Call call) {
        return limits(call) || call.spec().name().equals("DENSE_RANK");
    }
}
