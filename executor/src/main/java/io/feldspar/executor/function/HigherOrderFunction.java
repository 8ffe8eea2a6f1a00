package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function of nested values some of whose arguments are lambdas, as in
/// `TRANSFORM(a, x -> x + 1)`.
///
/// Where the types of arguments are listed, that of a lambda is the type of its results.
public interface HigherOrderFunction extends ScalarFunction {

    /// The types of the parameters of a lambda, or null where the argument is a value.
    ///
    /// @param index the place of the argument
    /// @param arguments the types of all arguments; NULL for this lambda and those behind it
    /// @param count how many parameters the lambda has
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH where the lambda
    ///     must have another number of parameters
    @Nullable List<Type> lambda(int index, List<Type> arguments, int count);

    /// Whether the argument must be a lambda.
    ///
    /// @param count the number of arguments
    boolean takesLambda(int index, int count);

    /// Where the results of a lambda are the first parameter of its next call: the place of the
    /// value that the first call gets; otherwise -1. Its type is widened to that of the results.
    ///
    /// @param index the place of the lambda
    default int initial(int index) {
        return -1;
    }

    /// The results of the first `count` rows.
    ///
    /// @param result the type that [#resultType] gives
    /// @param values the arguments that are not lambdas, of the types that [#parameterTypes] gives,
    ///     in all rows, also where one of them is null. They may be longer, and the result may
    ///     share their arrays
    /// @param lambdas the others
    FlatVector evaluate(Type result, FlatVector[] values, List<LambdaBody> lambdas, int count);

    /// Fails: such a function computes whole vectors only.
    @Override
    default ScalarCode code(List<Argument> arguments, Type result) {
        throw new IllegalStateException(name() + " computes whole vectors");
    }
}
