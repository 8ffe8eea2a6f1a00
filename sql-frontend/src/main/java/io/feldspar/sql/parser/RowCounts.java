package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.jspecify.annotations.Nullable;

/// How many rows LIMIT, OFFSET and FETCH name: a number, a parameter, or arithmetic of numbers.
///
/// ```text
/// LIMIT 2 + 1             LIMIT 3
/// OFFSET CAST('2' AS INT) OFFSET 2
/// ```
final class RowCounts {

    private RowCounts() {}

    /// @param clause LIMIT, OFFSET or a word of FETCH
    static SqlNode of(String clause, SqlNode expression) {
        if (expression instanceof SqlDynamicParam) {
            return expression;
        }
        BigDecimal rows = value(expression);
        if (rows == null || rows.stripTrailingZeros().scale() > 0) {
            throw problem(
                    ErrorCode.ROW_COUNT_NOT_CONSTANT,
                    clause + " requires a number of rows, or arithmetic of numbers",
                    "Write the resulting number.",
                    expression);
        }
        if (rows.signum() < 0) {
            throw problem(
                    ErrorCode.INVALID_ROW_COUNT,
                    clause + " is negative",
                    "Write 0 or more.",
                    expression);
        }
        return expression instanceof SqlNumericLiteral
                ? expression
                : SqlLiteral.createExactNumeric(
                        rows.setScale(0, RoundingMode.UNNECESSARY).toPlainString(),
                        expression.getParserPosition());
    }

    private static @Nullable BigDecimal value(@Nullable SqlNode node) {
        return switch (node) {
            case null -> null;
            case SqlNumericLiteral number -> (BigDecimal) number.getValue();
            case SqlCharStringLiteral _ -> null;
            case SqlCall call -> computed(call);
            default -> null;
        };
    }

    private static @Nullable BigDecimal computed(SqlCall call) {
        if (call.operandCount() == 0) {
            return null;
        }
        BigDecimal left = operand(call, 0);
        if (left == null) {
            return null;
        }
        return switch (call.getKind()) {
            case CAST, PLUS_PREFIX -> left;
            case MINUS_PREFIX -> left.negate();
            case PLUS, MINUS, TIMES -> of(call, left, operand(call, 1));
            default -> null;
        };
    }

    private static @Nullable BigDecimal of(
            SqlCall call, BigDecimal left, @Nullable BigDecimal right) {
        if (right == null) {
            return null;
        }
        return switch (call.getKind()) {
            case PLUS -> left.add(right);
            case MINUS -> left.subtract(right);
            default -> left.multiply(right);
        };
    }

    /// The number of an operand; that of CAST may be a text.
    private static @Nullable BigDecimal operand(SqlCall call, int index) {
        if (call.operand(index) instanceof SqlCharStringLiteral text) {
            String digits = text.getValueAs(String.class).strip();
            return digits.matches("\\d{1,18}") ? new BigDecimal(digits) : null;
        }
        return value(call.operand(index));
    }

    private static PlacedException problem(
            ErrorCode code, String problem, String advice, SqlNode place) {
        return PlacedException.of(
                new FeldsparException(code, problem, advice), place.getParserPosition());
    }
}
