package io.feldspar.udf;

import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.List;

/// A scalar function that computes the results of many rows in one call.
///
/// Its parameter types and its result type are declared where it is registered, as columns do not
/// tell them. The columns are copies: changing them changes nothing else.
@FunctionalInterface
public interface BatchFunction extends UserFunction {

    /// Appends a result, or null, for each row.
    ///
    /// @param arguments a column for each argument, nulls included
    /// @param rows how many rows there are
    void call(List<FlatVector> arguments, int rows, VectorBuilder results) throws Exception;
}
