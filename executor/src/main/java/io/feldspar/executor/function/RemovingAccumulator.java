package io.feldspar.executor.function;

import io.feldspar.executor.vector.FlatVector;

/// An accumulator that can remove rows, so that a window frame that slides over n rows costs n
/// additions and n removals.
///
/// Only aggregates for which removal is exact implement it: sums of doubles, for example, do not,
/// because `(1e300 + 1) - 1e300` is 0. The groups must be [GroupedAccumulator.Groups#FRAMES].
public interface RemovingAccumulator extends GroupedAccumulator {

    /// Removes rows that were added (not merged) before: states and results are then those of the
    /// other rows.
    ///
    /// To keep sums in range, remove the rows that leave a frame before adding those that enter.
    void remove(FlatVector[] arguments, Rows rows);
}
