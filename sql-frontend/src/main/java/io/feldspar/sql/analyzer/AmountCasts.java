package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// Casts between numbers and what they measure: an interval has so many of its last unit, a time of
/// day so many seconds.
///
/// ```text
/// CAST(i AS INT), i of DAY TO MINUTE      CAST(INTERVAL_AMOUNT('MINUTE', i) AS INT)
/// CAST(i AS DECIMAL(8, 2)), i of SECOND   CAST(INTERVAL_SECONDS(i) AS DECIMAL(8, 2))
/// CAST(n AS INTERVAL DAY TO MINUTE)       CAST(n * INTERVAL '1' MINUTE AS INTERVAL DAY TO MINUTE)
/// CAST(t AS INT), t of TIME               CAST(TRUNCATE(TIME_TO_SECONDS(t)) AS INT)
/// ```
final class AmountCasts {

    private final SqlValidator validator;

    AmountCasts(SqlValidator validator) {
        this.validator = validator;
    }

    /// Changes the call in place where it is such a cast.
    void rewrite(SqlValidatorScope scope, SqlBasicCall call) {
        if (call.getKind() != SqlKind.CAST && call.getKind() != SqlKind.SAFE_CAST) {
            return;
        }
        SqlNode operand = call.operand(0);
        SqlNode type = call.operand(1);
        if (type instanceof SqlIntervalQualifier unit) {
            if (SqlTypeUtil.isExactNumeric(validator.deriveType(scope, operand))) {
                call.setOperand(0, times(call, operand, unit));
            }
        } else if (type instanceof SqlDataTypeSpec spec
                && SqlTypeUtil.isNumeric(spec.deriveType(validator))) {
            boolean integer = SqlTypeUtil.isIntType(spec.deriveType(validator));
            RelDataType from = validator.deriveType(scope, operand);
            if (SqlTypeUtil.isInterval(from)) {
                call.setOperand(0, amount(operand, from, integer));
            } else if (from.getSqlTypeName() == SqlTypeName.TIME) {
                SqlNode seconds = function("TIME_TO_SECONDS", operand);
                call.setOperand(0, integer ? function("TRUNCATE", seconds) : seconds);
            }
        }
    }

    private static SqlNode times(SqlBasicCall cast, SqlNode number, SqlIntervalQualifier type) {
        SqlParserPos position = number.getParserPosition();
        SqlNode one =
                SqlLiteral.createInterval(
                        1, "1", new SqlIntervalQualifier(last(type), null, position), position);
        return cast.getKind() == SqlKind.SAFE_CAST
                ? function("TRY_MULTIPLY", one, number)
                : SqlStdOperatorTable.MULTIPLY.createCall(position, one, number);
    }

    private static SqlNode amount(SqlNode interval, RelDataType type, boolean integer) {
        SqlIntervalQualifier unit = type.getIntervalQualifier();
        if (unit == null || (last(unit) == TimeUnit.SECOND && !integer)) {
            return function("INTERVAL_SECONDS", interval);
        }
        SqlParserPos position = interval.getParserPosition();
        return function(
                "INTERVAL_AMOUNT",
                SqlLiteral.createCharString(last(unit).name(), position),
                interval);
    }

    private static TimeUnit last(SqlIntervalQualifier type) {
        return type.getEndUnit() == null ? type.getStartUnit() : type.getEndUnit();
    }

    private static SqlNode function(String name, SqlNode... operands) {
        return RegistryOperators.INSTANCE
                .function(name)
                .createCall(operands[0].getParserPosition(), operands);
    }
}
