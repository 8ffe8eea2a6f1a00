package io.feldspar.sql.function;

import java.util.Objects;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// A volatile function such as `random()` as called at one position of the text. Calls at other
/// positions are not equal to it, so that nothing takes two for one.
public final class VolatileOperator extends SqlFunction {

    private final SqlParserPos position;

    /// @param function a volatile one
    public VolatileOperator(SqlFunction function, SqlParserPos position) {
        super(
                function.getName(),
                function.getKind(),
                function.getReturnTypeInference(),
                function.getOperandTypeInference(),
                function.getOperandTypeChecker(),
                function.getFunctionType());
        this.position = position;
    }

    /// Where the user wrote the call.
    public SqlParserPos position() {
        return position;
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof VolatileOperator call
                && position.equals(call.position);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), position);
    }
}
