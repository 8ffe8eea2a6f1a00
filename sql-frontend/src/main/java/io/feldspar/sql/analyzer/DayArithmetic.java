package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// The sums and differences of dates and times that PostgreSQL and DuckDB know.
///
/// ```text
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
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        if (isDate(scope, left) && isDays(scope, right)) {
            call.setOperator(function("DATE_ADD"));
        } else if (isDays(scope, left) && isDate(scope, right)) {
            call.setOperator(function("DATE_ADD"));
            call.setOperand(0, right);
            call.setOperand(1, left);
        }
    }

    private void rewriteDifference(SqlValidatorScope scope, SqlBasicCall call) {
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
