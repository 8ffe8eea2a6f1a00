package io.feldspar.executor.join;

import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// The build rows that no probe row matched, with nulls for the probe columns: what a FULL join
/// emits after the last probe batch.
final class UnmatchedBuildRows {

    private final RowBitmap matched;
    private final int rows;
    private final JoinOutput output;
    private int position;

    /// @param rows number of build rows
    UnmatchedBuildRows(RowBitmap matched, int rows, JoinOutput output) {
        this.matched = matched;
        this.rows = rows;
        this.output = output;
    }

    @Nullable Batch next() {
        int[] picked = new int[Batch.SIZE];
        int count = 0;
        while (position < rows && count < Batch.SIZE) {
            picked[count] = position;
            count += matched.contains(position) ? 0 : 1;
            position++;
        }
        return count == 0 ? null : output.buildBesideNulls(picked, count);
    }
}
