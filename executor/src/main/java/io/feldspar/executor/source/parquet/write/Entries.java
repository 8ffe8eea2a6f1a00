package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// What some rows of a batch are for a leaf.
///
/// @param values holds the values
/// @param rows where in `values` they are, or null where they are the first ones; of a flat column
///     all rows, else those of the entries that are not null
/// @param count of `rows`
/// @param repetition the repetition level of each entry; empty of a flat column
/// @param definition likewise the definition level
record Entries(
        FlatVector values, int @Nullable [] rows, int count, int[] repetition, int[] definition) {

    private static final int[] NONE = {};

    /// Rows of a flat column.
    static Entries flat(FlatVector column, int @Nullable [] rows, int count) {
        return new Entries(column, rows, count, NONE, NONE);
    }

    /// Estimates how many bytes appending them adds.
    long bytes() {
        long bytes =
                (long) count * (Integer.BYTES + 2 * Long.BYTES)
                        + 2L * Integer.BYTES * definition.length;
        if (values instanceof BytesVector slices) {
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                bytes += values.isNull(row) ? 0 : slices.lengths()[row];
            }
        }
        return bytes;
    }
}
