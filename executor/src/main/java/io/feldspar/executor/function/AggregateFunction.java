package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import java.util.List;

/// A function from the rows of a group to a value, by way of a mergeable state.
public interface AggregateFunction {

    /// The SQL name in upper case.
    String name();

    /// Other names of the same function, in upper case.
    default List<String> aliases() {
        return List.of();
    }

    /// What a user reads about it.
    Description description();

    /// The types that the arguments must be cast to, as many as there are arguments.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH where the
    ///     function
    ///     takes no such arguments
    List<Type> parameterTypes(List<Type> arguments);

    /// The type of the result for arguments of these types.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH where there is
    ///     none
    Type resultType(List<Type> arguments);

    /// The columns by which a partial state travels, such as sum and count for AVG.
    List<Type> stateTypes(List<Type> arguments);

    /// Whether a group without rows gives a value (COUNT) instead of null.
    default boolean countsNothing() {
        return false;
    }
}
