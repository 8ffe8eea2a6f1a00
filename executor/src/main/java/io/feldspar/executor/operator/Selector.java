package io.feldspar.executor.operator;

import io.feldspar.executor.vector.Batch;

/// A condition over batches, compiled.
@FunctionalInterface
public interface Selector {

    /// Writes those of the batch's selected rows for which the condition is true (neither false nor
    /// null) to the front of `out`, ascending.
    ///
    /// @param out as long as the batch has selected rows, at least; may be the batch's selection
    /// @return how many rows were written
    int select(Batch batch, int[] out);
}
