package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// The precision of times, which their types do not have.
///
/// ```text
/// CAST(x AS TIMESTAMP(3))   ROUND_TIME(CAST(x AS TIMESTAMP(3)), 3)
/// CURRENT_TIMESTAMP(0)      ROUND_TIME(CURRENT_TIMESTAMP(0), 0)
/// ```
final class TimePrecision extends SqlShuttle {

    private static final int MAX_PRECISION = 6;

    private TimePrecision() {}

    static SqlNode writtenOut(SqlNode query) {
        SqlNode changed = query.accept(new TimePrecision());
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        int digits = digits(call);
        if (visited == null || digits < 0 || digits >= MAX_PRECISION) {
            return visited;
        }
        SqlParserPos position = call.getParserPosition();
        return RegistryOperators.INSTANCE
                .function("ROUND_TIME")
                .createCall(
                        position,
                        visited,
                        SqlLiteral.createExactNumeric(Integer.toString(digits), position));
    }

    /// The digits behind the point of a call that gives a time, or -1 where it does not say.
    private static int digits(SqlCall call) {
        return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "CAST", "::", "SAFE_CAST", "TRY_CAST" ->
                    call.getOperandList().getLast() instanceof SqlDataTypeSpec type
                            ? digits(type)
                            : -1;
            case "CURRENT_TIMESTAMP", "CURRENT_TIME", "LOCALTIMESTAMP", "LOCALTIME" ->
                    call.operandCount() == 1 && call.operand(0) instanceof SqlLiteral digits
                            ? digits.intValue(true)
                            : -1;
            default -> -1;
        };
    }

    private static int digits(SqlDataTypeSpec type) {
        if (!(type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic)) {
            return -1;
        }
        return switch (SqlTypeName.get(basic.getTypeName().getSimple())) {
            case TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                    basic.getPrecision();
            case null, default -> -1;
        };
    }
}
