package io.feldspar.executor.function;

import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;

/// A lambda that can be called many times at once.
@FunctionalInterface
public interface LambdaBody {

    /// The results of `count` calls.
    ///
    /// @param rows for each call the row from which the lambda captures columns
    /// @param parameters of `count` rows each; more than the lambda has are left out
    FlatVector call(int[] rows, int count, Vector... parameters);
}
