package io.feldspar.sql.function;

import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// A parameter of a lambda. A call without operands is its value, which has no name that could be
/// taken for that of a column.
public final class LambdaParameter extends SqlSpecialOperator {

    private final int index;
    private @Nullable RelDataType type;

    /// @param index a number that no parameter of a lambda within or around this one has
    public LambdaParameter(String name, int index) {
        super(name, SqlKind.OTHER);
        this.index = index;
    }

    public int index() {
        return index;
    }

    /// Tells the type, before the lambda's body is validated.
    public void give(RelDataType known) {
        type = known;
    }

    public RelDataType type() {
        return Objects.requireNonNull(type, getName());
    }

    boolean typed() {
        return type != null;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return type();
    }

    @Override
    public void validateCall(
            SqlCall call,
            SqlValidator validator,
            SqlValidatorScope scope,
            SqlValidatorScope operandScope) {
        // It has no operands.
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        writer.identifier(getName(), false);
    }
}
