package io.feldspar.sql.function;

import io.feldspar.executor.type.Type;
import io.feldspar.sql.type.RelTypes;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// A value that no literal can write, as a call without operands.
public final class ConstantOperator extends SqlFunction {

    private final @Nullable Object value;
    private final Type type;

    /// @param value as [io.feldspar.executor.vector.Values] defines it
    /// @param name how the user calls it
    public ConstantOperator(String name, @Nullable Object value, Type type) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                binding -> RelTypes.rel(type, true, binding.getTypeFactory()),
                null,
                OperandTypes.NILADIC,
                SqlFunctionCategory.SYSTEM);
        this.value = value;
        this.type = type;
    }

    public @Nullable Object value() {
        return value;
    }

    public Type type() {
        return type;
    }

    /// Without looking for a function of that name.
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return RelTypes.rel(type, true, validator.getTypeFactory());
    }

    @Override
    public SqlSyntax getSyntax() {
        return SqlSyntax.FUNCTION_ID;
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        writer.print(getName());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConstantOperator constant
                && getName().equals(constant.getName())
                && type.equals(constant.type)
                && Objects.deepEquals(value, constant.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getName(), type);
    }
}
