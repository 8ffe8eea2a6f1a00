package io.feldspar.sql.analyzer;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// Quotients of integers as Spark has them: `5 / 2` is `CAST(5 AS DOUBLE) / CAST(2 AS DOUBLE)`.
final class SparkQuotients {

    private final SqlValidator validator;

    SparkQuotients(SqlValidator validator) {
        this.validator = validator;
    }

    /// Changes the call in place if it is such a quotient.
    void rewrite(SqlValidatorScope scope, SqlBasicCall call) {
        boolean quotient =
                call.getOperator().equals(SqlStdOperatorTable.DIVIDE)
                        || call.getOperator().getName().equalsIgnoreCase("TRY_DIVIDE");
        if (quotient
                && call.operandCount() == 2
                && isInteger(scope, call.operand(0))
                && isInteger(scope, call.operand(1))) {
            call.setOperand(0, real(call.operand(0)));
            call.setOperand(1, real(call.operand(1)));
        }
    }

    private boolean isInteger(SqlValidatorScope scope, SqlNode operand) {
        return SqlTypeName.INT_TYPES.contains(
                validator.deriveType(scope, operand).getSqlTypeName());
    }

    private static SqlNode real(SqlNode operand) {
        SqlParserPos position = operand.getParserPosition();
        return SqlStdOperatorTable.CAST.createCall(
                position,
                operand,
                new SqlDataTypeSpec(
                        new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, position), position));
    }
}
