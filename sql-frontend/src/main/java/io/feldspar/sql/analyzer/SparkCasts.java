package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// Casts of numbers to integers as Spark has them, which cut the fraction off: `CAST(1.5 AS INT)`
/// is `CAST(TRUNCATE(1.5) AS INT)`.
final class SparkCasts {

    private final SqlValidator validator;

    SparkCasts(SqlValidator validator) {
        this.validator = validator;
    }

    /// Changes the call in place if it is such a cast.
    void rewrite(SqlValidatorScope scope, SqlBasicCall call) {
        if ((call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST)
                && call.operand(1) instanceof SqlDataTypeSpec type
                && type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
                && isInteger(basic)
                && hasFraction(validator.deriveType(scope, call.operand(0)))) {
            SqlNode operand = call.operand(0);
            call.setOperand(
                    0,
                    RegistryOperators.INSTANCE
                            .function("TRUNCATE")
                            .createCall(operand.getParserPosition(), operand));
        }
    }

    private static boolean isInteger(SqlBasicTypeNameSpec type) {
        SqlTypeName name = SqlTypeName.get(type.getTypeName().getSimple());
        return name != null && SqlTypeName.INT_TYPES.contains(name);
    }

    private static boolean hasFraction(RelDataType type) {
        return SqlTypeUtil.isApproximateNumeric(type)
                || (SqlTypeUtil.isDecimal(type) && type.getScale() > 0);
    }
}
