package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import java.util.List;

/// A function from values to a value, written once as scalar static methods and run over
/// vectors.
public interface ScalarFunction {

    /// The SQL name in upper case (`SUBSTRING`), or the symbol of an operator (`+`).
    String name();

    /// Other names of the same function, in upper case.
    default List<String> aliases() {
        return List.of();
    }

    /// What a user reads about it.
    Description description();

    /// The types that the arguments must be cast to, as many as there are arguments.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH where the function
    ///     takes no such arguments
    List<Type> parameterTypes(List<Type> arguments);

    /// The type of the result for arguments of these types, as [#parameterTypes] gave them.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH where there is
    ///     none
    Type resultType(List<Type> arguments);

    /// The type of the result where some of the arguments are literals.
    default Type typeOf(List<Argument> arguments) {
        return resultType(arguments.stream().map(Argument::type).toList());
    }

    /// Whether [#typeOf] needs literals to tell the scale of a decimal.
    default boolean typedByLiterals() {
        return false;
    }

    /// Whether equal arguments give equal results within one statement.
    default boolean deterministic() {
        return true;
    }

    /// Whether planners may copy, merge and move calls; otherwise each call is computed once for
    /// each row, as if it were not deterministic.
    default boolean repeatable() {
        return deterministic();
    }

    /// Whether the result is the time at which the statement started. The planner replaces
    /// such a call by the literal that [io.feldspar.executor.function.time.StatementTime]
    /// gives.
    default boolean statementTime() {
        return false;
    }

    /// The code for these arguments, whose types are as [#parameterTypes] gave them.
    ///
    /// @param result the type to compute, of the same kind as [#resultType] gives but maybe of
    ///     another precision and scale
    ScalarCode code(List<Argument> arguments, Type result);
}
