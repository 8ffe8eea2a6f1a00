package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import java.util.List;

/// A function from the rows of a group to a value, by way of a mergeable state.
public interface AggregateFunction {

    /// The SQL name in upper case.
    String name();

    /// The type of the result for arguments of these types.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH where there is none
    Type resultType(List<Type> arguments);

    /// The columns by which a partial state travels, such as sum and count for AVG.
    List<Type> stateTypes(List<Type> arguments);
}
