package io.feldspar.sql.rule;

import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;

/// Makes the type of a call say whether it may be null after its operands have changed.
///
/// ```text
/// FULL JOIN made a LEFT JOIN: x + 1 is INTEGER, as x is INTEGER NOT NULL now
///     →  x + 1 is INTEGER NOT NULL
/// ```
/// Rules that change the kind of a join, or fold an operand, keep the types of the calls above it.
public final class RestoreNullability extends RexShuttle {

    private final RelDataTypeFactory types;

    public RestoreNullability(RelDataTypeFactory types) {
        this.types = types;
    }

    /// Restores it in the operands of an expression whose own type others know.
    public RexNode within(RexNode expression) {
        RexNode restored = apply(expression);
        RelDataType type = expression.getType();
        return restored instanceof RexCall call && !call.getType().equals(type)
                ? call.clone(type, call.getOperands())
                : restored;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (!(super.visitCall(call) instanceof RexCall visited)) {
            throw new IllegalStateException("a call became something else: " + call);
        }
        boolean nullable = nullable(visited);
        RelDataType type = visited.getType();
        return type.isNullable() == nullable
                ? visited
                : visited.clone(
                        types.createTypeWithNullability(type, nullable), visited.getOperands());
    }

    private static boolean nullable(RexCall call) {
        boolean known = call.getKind() != SqlKind.CAST && call.getKind() != SqlKind.ITEM;
        return (known && Strong.policy(call) == Strong.Policy.ANY)
                ? call.getOperands().stream().anyMatch(each -> each.getType().isNullable())
                : call.getType().isNullable();
    }
}
