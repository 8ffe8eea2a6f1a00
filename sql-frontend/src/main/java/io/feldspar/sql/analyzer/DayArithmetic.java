package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.TimeString;

/// The sums and differences of dates and times that PostgreSQL and DuckDB know.
///
/// ```text
/// date ± interval of hours   CAST(date AS TIMESTAMP) ± interval, as the interval's type tells
/// time - text, text - time   time - CAST(text AS its type), and of dates and timestamps
/// date + time, time + date   the timestamp of both
/// date + days, days + date   DATE_ADD(date, days)
/// date - days                DATE_SUB(date, days)
/// date - date                DATEDIFF(date, date)
/// timestamp - timestamp      SUBTRACT_TIMESTAMPS(timestamp, timestamp), also where one is a date,
///                            and of two times
/// ```
final class DayArithmetic {

    private final SqlValidator validator;

    DayArithmetic(SqlValidator validator) {
        this.validator = validator;
    }

    /// Changes the call in place where it is such a sum.
    void rewrite(SqlValidatorScope scope, SqlBasicCall call) {
        SqlOperator operator = call.getOperator();
        if (call.operandCount() == 2 && operator.equals(SqlStdOperatorTable.PLUS)) {
            rewriteSum(scope, call);
        } else if (call.operandCount() == 2 && operator.equals(SqlStdOperatorTable.MINUS)) {
            rewriteDifference(scope, call);
        }
    }

    private void rewriteSum(SqlValidatorScope scope, SqlBasicCall call) {
        castTime(scope, call);
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        castDate(scope, call);
        if (isDate(scope, left) && isDays(scope, right)) {
            call.setOperator(function("DATE_ADD"));
        } else if (isDays(scope, left) && isDate(scope, right)) {
            call.setOperator(function("DATE_ADD"));
            call.setOperand(0, right);
            call.setOperand(1, left);
        }
    }

    private void rewriteDifference(SqlValidatorScope scope, SqlBasicCall call) {
        castDate(scope, call);
        castText(scope, call, 0);
        castText(scope, call, 1);
        SqlTypeName left = type(scope, call.operand(0));
        SqlTypeName right = type(scope, call.operand(1));
        if (left == SqlTypeName.DATE && SqlTypeName.INT_TYPES.contains(right)) {
            call.setOperator(function("DATE_SUB"));
        } else if (left == SqlTypeName.DATE && right == SqlTypeName.DATE) {
            call.setOperator(function("DATEDIFF"));
        } else if ((isPointInTime(left) && isPointInTime(right))
                || (left == SqlTypeName.TIME && right == SqlTypeName.TIME)) {
            call.setOperator(function("SUBTRACT_TIMESTAMPS"));
        }
    }

    /// A date has no time of day; that of its midnight has.
    private void castDate(SqlValidatorScope scope, SqlBasicCall call) {
        for (int i = 0; i < 2; i++) {
            SqlTypeName interval = type(scope, call.operand(1 - i));
            if (SqlTypeName.DAY_INTERVAL_TYPES.contains(interval)
                    && interval != SqlTypeName.INTERVAL_DAY
                    && isDate(scope, call.operand(i))) {
                call.setOperand(i, cast(call.operand(i), SqlTypeName.TIMESTAMP));
            }
        }
    }

    /// A time of day that is added to a date, as the interval since midnight.
    private void castTime(SqlValidatorScope scope, SqlBasicCall call) {
        for (int i = 0; i < 2; i++) {
            SqlNode time = call.operand(i);
            if (type(scope, time) == SqlTypeName.TIME && isDate(scope, call.operand(1 - i))) {
                SqlParserPos position = time.getParserPosition();
                SqlNode midnight =
                        SqlLiteral.createTime(TimeString.fromMillisOfDay(0), 6, position);
                call.setOperand(
                        i, function("SUBTRACT_TIMESTAMPS").createCall(position, time, midnight));
            }
        }
    }

    /// A text, or NULL, that a moment is compared with.
    private void castText(SqlValidatorScope scope, SqlBasicCall call, int index) {
        SqlTypeName other = type(scope, call.operand(1 - index));
        SqlTypeName own = type(scope, call.operand(index));
        if ((isPointInTime(other) || other == SqlTypeName.TIME)
                && (SqlTypeName.CHAR_TYPES.contains(own) || own == SqlTypeName.NULL)) {
            call.setOperand(index, cast(call.operand(index), other));
        }
    }

    private static SqlNode cast(SqlNode operand, SqlTypeName type) {
        SqlParserPos position = operand.getParserPosition();
        return SqlStdOperatorTable.CAST.createCall(
                position,
                operand,
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, position), position));
    }

    private static boolean isPointInTime(SqlTypeName type) {
        return switch (type) {
            case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> true;
            default -> false;
        };
    }

    private SqlTypeName type(SqlValidatorScope scope, SqlNode operand) {
        return validator.deriveType(scope, operand).getSqlTypeName();
    }

    private boolean isDate(SqlValidatorScope scope, SqlNode operand) {
        return type(scope, operand) == SqlTypeName.DATE;
    }

    private boolean isDays(SqlValidatorScope scope, SqlNode operand) {
        return SqlTypeName.INT_TYPES.contains(type(scope, operand));
    }

    private static SqlOperator function(String name) {
        return RegistryOperators.INSTANCE.function(name);
    }
}
