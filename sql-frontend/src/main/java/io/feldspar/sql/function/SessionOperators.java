package io.feldspar.sql.function;

import io.feldspar.sql.access.Access;
import java.util.List;
import java.util.function.UnaryOperator;
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

/// What a query may ask about its session: a constant of the query.
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

    /// The engine and its version.
    public static final SqlFunction VERSION =
            new SqlFunction(
                    "VERSION",
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.VARCHAR_2000,
                    null,
                    OperandTypes.NILADIC,
                    SqlFunctionCategory.SYSTEM);

    /// The time zone, as SET TIME ZONE wrote it.
    public static final SqlFunction CURRENT_TIMEZONE =
            new SqlFunction(
                    "CURRENT_TIMEZONE",
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.VARCHAR_2000,
                    null,
                    OperandTypes.NILADIC,
                    SqlFunctionCategory.SYSTEM);

    private static final List<SqlOperator> PLACE =
            List.of(
                    SqlStdOperatorTable.CURRENT_CATALOG,
                    SqlStdOperatorTable.CURRENT_SCHEMA,
                    CURRENT_TIMEZONE,
                    VERSION);

    private static final List<SqlOperator> USER =
            List.of(
                    SqlStdOperatorTable.CURRENT_USER,
                    SqlStdOperatorTable.SESSION_USER,
                    SqlStdOperatorTable.USER);

    private SessionOperators() {}

    /// Whether it asks about the session.
    public static boolean isOne(SqlOperator operator) {
        return operator.equals(HAS_ROLE) || USER.contains(operator) || PLACE.contains(operator);
    }

    /// Where names are looked up, and by whom.
    ///
    /// @param sequences the sequence of a name, as `Sequence.text` has it
    public record Session(
            String catalog,
            String schema,
            String timeZone,
            Access access,
            UnaryOperator<String> sequences) {}

    /// The value of a call of one of them.
    ///
    /// @param type of the call
    public static RexNode value(
            RexBuilder builder, SqlCall call, RelDataType type, Session session) {
        Access access = session.access();
        if (!call.getOperator().equals(HAS_ROLE)) {
            return builder.makeLiteral(text(call.getOperator(), session), type, true);
        }
        String role = ((SqlLiteral) call.operand(0)).getValueAs(String.class);
        return builder.makeLiteral(access.hasRole(role));
    }

    private static String text(SqlOperator operator, Session session) {
        if (operator.equals(VERSION)) {
            String version = SessionOperators.class.getPackage().getImplementationVersion();
            return "Feldspar " + (version == null ? "from classes" : version);
        }
        if (operator.equals(CURRENT_TIMEZONE)) {
            return session.timeZone();
        }
        return operator.equals(SqlStdOperatorTable.CURRENT_CATALOG)
                ? session.catalog()
                : operator.equals(SqlStdOperatorTable.CURRENT_SCHEMA)
                        ? session.schema()
                        : session.access().user();
    }
}
