package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// A function that is called with OVER alone: its value for a row depends on the place of the row
/// among the others of its partition. Aggregate functions are called with OVER too.
///
/// Stateless; the name identifies the function among all.
public interface WindowFunction {

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

    /// The type of the result for arguments of the parameter types.
    Type resultType(List<Type> arguments);

    /// Whether the result is never null.
    default boolean neverNull() {
        return false;
    }

    /// Whether it reads the frame; the frame of the others is of no account.
    default boolean framed() {
        return false;
    }

    /// Whether IGNORE NULLS may follow it.
    default boolean takesIgnoreNulls() {
        return false;
    }

    /// How many rows must be known before the values of the first of them are.
    Scope scope();

    /// New state for the partitions that one task sees, in order.
    Evaluator evaluator();

    /// How much of a partition an evaluator is handed at once.
    enum Scope {
        /// Any rows that follow the ones before.
        ROWS,
        /// Rows up to the last peer of one of them.
        PEERS,
        /// Whole partitions.
        PARTITIONS
    }

    /// Computes the values of a call. Belongs to one thread.
    interface Evaluator {

        /// @param rows those that follow the rows of the call before
        /// @param arguments flat, row by row; a later one holds the values of an optional argument
        Vector evaluate(WindowRows rows, FlatVector[] arguments);
    }
}
