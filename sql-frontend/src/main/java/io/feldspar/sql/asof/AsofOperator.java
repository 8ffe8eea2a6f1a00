package io.feldspar.sql.asof;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// The condition of an ASOF JOIN: an inequality, which only the nearest row on the right side
/// satisfies, and perhaps equalities.
public final class AsofOperator extends SqlSpecialOperator {

    private static final AsofOperator INSTANCE = new AsofOperator();

    private AsofOperator() {
        super(
                "ASOF",
                SqlKind.OTHER,
                0,
                true,
                ReturnTypes.BOOLEAN_NULLABLE,
                null,
                OperandTypes.VARIADIC);
    }

    /// @param condition conjuncts, of which one is an inequality
    public static SqlCall of(SqlParserPos position, SqlNode condition) {
        return INSTANCE.createCall(position, condition);
    }

    /// The type of the condition; there is no such function to be looked up.
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return validator.deriveType(scope, call.operand(0));
    }

    static boolean is(RexNode condition) {
        return condition instanceof RexCall call && call.getOperator().equals(INSTANCE);
    }
}
