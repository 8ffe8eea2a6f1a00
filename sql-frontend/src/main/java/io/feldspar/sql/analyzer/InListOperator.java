package io.feldspar.sql.analyzer;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlInOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// `x IN (a, b, …)` and NOT IN over a list of values, an expression like any other: Calcite takes
/// IN for a subquery, which it does not expect everywhere. [InListConversion] converts it.
final class InListOperator extends SqlInOperator {

    private static final InListOperator IN = new InListOperator(SqlKind.IN);
    private static final InListOperator NOT_IN = new InListOperator(SqlKind.NOT_IN);

    private final boolean negated;

    private InListOperator(SqlKind kind) {
        super(kind.sql, SqlKind.OTHER);
        this.negated = kind == SqlKind.NOT_IN;
    }

    /// A tree with this operator for IN over a list, changed in place.
    static SqlNode writtenOut(SqlNode query) {
        SqlNode changed = query.accept(new Writing());
        return changed == null ? query : changed;
    }

    boolean negated() {
        return negated;
    }

    @Override
    public SqlOperator not() {
        return negated ? IN : NOT_IN;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        SqlNode left = call.operand(0);
        SqlNodeList values = call.operand(1);
        RelDataType type = validator.deriveType(scope, left);
        Set<SqlTypeName> others = EnumSet.noneOf(SqlTypeName.class);
        boolean constant = true;
        boolean nulls = false;
        for (SqlNode value : values) {
            RelDataType other = validator.deriveType(scope, value);
            if (SqlUtil.isNullLiteral(value, false)) {
                nulls = true;
            } else {
                others.add(other.getSqlTypeName());
                constant &= InListConversion.isConstant(value);
            }
        }
        if (constant && others.stream().allMatch(other -> comparable(type, other))) {
            return validator
                    .getTypeFactory()
                    .createTypeWithNullability(
                            validator.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN),
                            nulls || type.isNullable());
        }
        // Calcite checks and casts values of other types.
        SqlCall standard =
                (negated ? SqlStdOperatorTable.NOT_IN : SqlStdOperatorTable.IN)
                        .createCall(call.getParserPosition(), left, values);
        RelDataType result = validator.deriveType(scope, standard);
        call.setOperand(0, standard.operand(0));
        return result;
    }

    /// Whether constants of the other type are values that this type has, or that differ from all
    /// that it has.
    static boolean comparable(RelDataType type, SqlTypeName other) {
        SqlTypeName name = type.getSqlTypeName();
        return switch (name) {
            case DOUBLE -> SqlTypeName.NUMERIC_TYPES.contains(other) && other != SqlTypeName.REAL;
            case CHAR, VARCHAR -> SqlTypeFamily.CHARACTER.getTypeNames().contains(other);
            case BOOLEAN, DATE, TIME, TIMESTAMP -> name == other;
            default -> SqlTypeUtil.isExactNumeric(type) && SqlTypeName.EXACT_TYPES.contains(other);
        };
    }

    private static final class Writing extends SqlShuttle {

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            SqlNode visited = super.visit(call);
            return visited instanceof SqlCall in
                            && (in.getKind() == SqlKind.IN || in.getKind() == SqlKind.NOT_IN)
                            && in.operand(1) instanceof SqlNodeList
                    ? (in.getKind() == SqlKind.IN ? IN : NOT_IN)
                            .createCall(in.getParserPosition(), in.getOperandList())
                    : visited;
        }
    }
}
