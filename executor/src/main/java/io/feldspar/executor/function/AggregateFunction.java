package io.feldspar.executor.function;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function from the rows of a group to a value, by way of a mergeable state.
///
/// Stateless: a call's states are in the accumulator that the function makes for it. Two objects of
/// one class are equal, and the name identifies the function among all.
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
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH if the function
    ///     does not take such arguments
    List<Type> parameterTypes(List<Type> arguments);

    /// The type of the result for arguments of these types.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH if there is none
    Type resultType(List<Type> arguments);

    /// The columns of a partial state, such as sum and count for AVG. A state whose first column is
    /// null is empty and is not merged.
    List<Type> stateTypes(List<Type> arguments);

    /// New states for one call.
    ///
    /// @param arguments the types of the arguments, as [#parameterTypes] gives them
    /// @param result the type to compute, of the same kind as [#resultType] gives but possibly of
    ///     another precision and scale
    /// @param memory reserves what the states take
    GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory);

    /// Whether rows with a null in that argument are left out.
    default boolean skipsNulls(int argument) {
        return true;
    }

    /// The result for a group without rows that count: null, or 0 for COUNT.
    default @Nullable Object resultOfNoRows() {
        return null;
    }

    /// Whether the result depends on the order of the rows (beyond the rounding of doubles).
    default boolean orderSensitive() {
        return false;
    }

    /// Whether a value that occurs several times counts as if it occurred once.
    default boolean ignoresDuplicates() {
        return false;
    }

    /// Whether the same rows in the same order always give the same result.
    default boolean deterministic() {
        return true;
    }
}
