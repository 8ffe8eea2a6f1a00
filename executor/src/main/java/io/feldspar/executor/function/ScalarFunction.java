package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import java.util.List;

/// A function from values to a value, written once as scalar static methods and run over vectors.
public interface ScalarFunction {

    /// The SQL name in upper case (`SUBSTRING`), or the symbol of an operator (`+`).
    String name();

    /// The type of the result for arguments of these types.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH where there is none
    Type resultType(List<Type> arguments);

    /// Whether equal arguments give equal results within one statement.
    default boolean deterministic() {
        return true;
    }
}
