package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// The sums with dates and days that PostgreSQL and DuckDB know.
///
/// ```text
/// date + days, days + date   DATE_ADD(date, days)
/// date - days                DATE_SUB(date, days)
/// date - date                DATEDIFF(date, date)
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
        SqlNode right = call.operand(1);
        if (!isDate(scope, call.operand(0))) {
            return;
        }
        if (isDays(scope, right)) {
            call.setOperator(function("DATE_SUB"));
        } else if (isDate(scope, right)) {
            call.setOperator(function("DATEDIFF"));
        }
    }

    private boolean isDate(SqlValidatorScope scope, SqlNode operand) {
        return validator.deriveType(scope, operand).getSqlTypeName() == SqlTypeName.DATE;
    }

    private boolean isDays(SqlValidatorScope scope, SqlNode operand) {
        return SqlTypeName.INT_TYPES.contains(
                validator.deriveType(scope, operand).getSqlTypeName());
    }

    private static SqlOperator function(String name) {
        return RegistryOperators.INSTANCE.function(name);
    }
}
