package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// A function that computes whole vectors: what takes or makes nested values, whose elements lie in
/// shared child vectors.
public interface VectorFunction extends ScalarFunction {

    /// Whether rows with a null argument are computed too; otherwise their result is null.
    default boolean nullAware() {
        return false;
    }

    /// The results of the first `count` rows.
    ///
    /// @param result the type that [#resultType] gives
    /// @param arguments of the types that [#parameterTypes] gives. They may be longer, and the
    ///     result may share their arrays
    FlatVector evaluate(Type result, FlatVector[] arguments, int count);

    /// The function as one thread calls it: itself, unless it has state.
    default VectorFunction forThread() {
        return this;
    }

    /// Fails: such a function computes whole vectors only.
    @Override
    default ScalarCode code(List<Argument> arguments, Type result) {
        throw new IllegalStateException(name() + " computes whole vectors");
    }
}
