package io.feldspar.sql.analyzer;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/// Calcite's implicit casts, but none where values are compared that have no type in common which
/// holds both: decimals, or an interval and text.
final class ExactCoercion extends TypeCoercionImpl {

    ExactCoercion(RelDataTypeFactory types, SqlValidator validator) {
        super(types, validator);
    }

    @Override
    public boolean binaryComparisonCoercion(SqlCallBinding binding) {
        return !asTheyAre(binding.collectOperandTypes()) && super.binaryComparisonCoercion(binding);
    }

    /// A text that is compared with a UUID is one.
    @Override
    public @Nullable RelDataType commonTypeForBinaryComparison(
            @Nullable RelDataType left, @Nullable RelDataType right) {
        if (left != null && right != null) {
            boolean ofText = left.getSqlTypeName() == SqlTypeName.UUID && isText(right);
            boolean textOf = right.getSqlTypeName() == SqlTypeName.UUID && isText(left);
            if (ofText || textOf) {
                return ofText ? left : right;
            }
        }
        return super.commonTypeForBinaryComparison(left, right);
    }

    private static boolean isText(RelDataType type) {
        return SqlTypeUtil.isCharacter(type);
    }

    @Override
    public boolean inOperationCoercion(SqlCallBinding binding) {
        List<RelDataType> types = binding.collectOperandTypes();
        return !exact(types.get(0), types.get(1)) && super.inOperationCoercion(binding);
    }

    /// Passes over a union whose column has the type already, and so over the queries in it, of
    /// which a chain has many.
    @Override
    public boolean rowTypeCoercion(
            @Nullable SqlValidatorScope scope, SqlNode query, int column, RelDataType target) {
        if (query instanceof SqlCall call && call.getOperator() instanceof SqlSetOperator) {
            RelDataType known = validator.getValidatedNodeTypeIfKnown(query);
            if (known != null
                    && SqlTypeUtil.equalSansNullability(
                            known.getFieldList().get(column).getType(), target)) {
                return false;
            }
        }
        return super.rowTypeCoercion(scope, query, column, target);
    }

    /// Whether the operands of a comparison or of BETWEEN are compared without casts.
    static boolean asTheyAre(List<RelDataType> operands) {
        return switch (operands.size()) {
            case 2 -> asTheyAre(operands.get(0), operands.get(1));
            case 3 ->
                    exact(operands.get(0), operands.get(1))
                            && exact(operands.get(0), operands.get(2));
            default -> false;
        };
    }

    private static boolean asTheyAre(RelDataType left, RelDataType right) {
        return exact(left, right) || intervalAndText(left, right);
    }

    private static boolean intervalAndText(RelDataType left, RelDataType right) {
        return (SqlTypeUtil.isInterval(left) && SqlTypeUtil.isCharacter(right))
                || (SqlTypeUtil.isCharacter(left) && SqlTypeUtil.isInterval(right));
    }

    /// Whether both are exact numbers, and one at least is a decimal.
    private static boolean exact(RelDataType left, RelDataType right) {
        return SqlTypeUtil.isExactNumeric(left)
                && SqlTypeUtil.isExactNumeric(right)
                && (SqlTypeUtil.isDecimal(left) || SqlTypeUtil.isDecimal(right));
    }
}
