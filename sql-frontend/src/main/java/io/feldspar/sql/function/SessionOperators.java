package io.feldspar.sql.function;

import io.feldspar.sql.access.Access;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/// What a query may ask about its session's user: a constant of the query.
public final class SessionOperators {

    /// Whether a role, which a text names, is enabled.
    public static final SqlFunction HAS_ROLE =
            new SqlFunction(
                    "HAS_ROLE",
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.BOOLEAN_NOT_NULL,
                    null,
                    OperandTypes.CHARACTER.and(OperandTypes.LITERAL),
                    SqlFunctionCategory.SYSTEM);

    private static final List<SqlOperator> USER =
            List.of(
                    SqlStdOperatorTable.CURRENT_USER,
                    SqlStdOperatorTable.SESSION_USER,
                    SqlStdOperatorTable.USER);

    private SessionOperators() {}

    /// Whether it asks about the user.
    public static boolean isOne(SqlOperator operator) {
        return operator.equals(HAS_ROLE) || USER.contains(operator);
    }

    /// The value of a call of one of them.
    ///
    /// @param type of the call
    public static RexNode value(RexBuilder builder, SqlCall call, RelDataType type, Access access) {
        if (!call.getOperator().equals(HAS_ROLE)) {
            return builder.makeLiteral(access.user(), type, true);
        }
        String role = ((SqlLiteral) call.operand(0)).getValueAs(String.class);
        return builder.makeLiteral(access.hasRole(role));
    }
}
