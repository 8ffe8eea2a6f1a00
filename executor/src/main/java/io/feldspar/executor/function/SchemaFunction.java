package io.feldspar.executor.function;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A function whose result has the type that its second argument tells, a text such as
/// `a INT, b ARRAY<STRING>`. Planners know it; a call has it as its type.
public interface SchemaFunction extends VectorFunction {

    /// Checks a schema.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH where results cannot
    ///     have the type
    void expectSchema(Type type);

    /// Fails, as a call whose type is asked for has no schema that is known.
    @Override
    default Type resultType(List<Type> arguments) {
        throw new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "The schema of '%s' is not a literal".formatted(name()),
                "Write it as in 'a INT, b ARRAY<STRING>'.");
    }
}
