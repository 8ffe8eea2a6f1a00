package io.feldspar.sql.unnest;

import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/// The condition `column = outer.column`.
///
/// @param column of the rows that are filtered
/// @param outer the column of an outer query
record OuterEquality(RexInputRef column, RexFieldAccess outer) {

    /// The condition as such an equality, or null where it is none.
    static @Nullable OuterEquality of(RexNode condition) {
        if (condition.getKind() != SqlKind.EQUALS) {
            return null;
        }
        List<RexNode> operands = ((RexCall) condition).getOperands();
        OuterEquality straight = of(operands.get(0), operands.get(1));
        return straight != null ? straight : of(operands.get(1), operands.get(0));
    }

    private static @Nullable OuterEquality of(RexNode left, RexNode right) {
        return left instanceof RexInputRef column
                        && right instanceof RexFieldAccess access
                        && access.getReferenceExpr() instanceof RexCorrelVariable
                ? new OuterEquality(column, access)
                : null;
    }

    RexCorrelVariable variable() {
        return (RexCorrelVariable) outer.getReferenceExpr();
    }
}
