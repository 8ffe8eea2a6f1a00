package io.feldspar.executor.sort;

import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.store.Doubles;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order of rows by sort keys, compared value by value.
///
/// Numbers by size with NaN as the largest, text and binary values by their unsigned bytes (for
/// UTF-8 the order of code points), false before true.
public final class RowOrder {

    private final SortKey[] keys;

    public RowOrder(List<SortKey> keys) {
        this.keys = keys.toArray(SortKey[]::new);
    }

    /// The key columns of some columns, flat.
    public FlatVector[] keys(Vector[] columns, int @Nullable [] rows, int count) {
        FlatVector[] flat = new FlatVector[keys.length];
        for (int k = 0; k < flat.length; k++) {
            flat[k] = columns[keys[k].column()].flatten(rows, count);
        }
        return flat;
    }

    /// Compares two rows by the keys from `first` on.
    public int compare(
            FlatVector[] left, int leftRow, FlatVector[] right, int rightRow, int first) {
        for (int k = first; k < keys.length; k++) {
            int order = compareKey(keys[k], left[k], leftRow, right[k], rightRow);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareKey(
            SortKey key, FlatVector left, int leftRow, FlatVector right, int rightRow) {
        boolean leftNull = left.isNull(leftRow);
        boolean rightNull = right.isNull(rightRow);
        if (leftNull || rightNull) {
            int order = Boolean.compare(rightNull, leftNull);
            return key.nullsFirst() ? order : -order;
        }
        int order = compareValues(left, leftRow, right, rightRow);
        return key.descending() ? -order : order;
    }

    private static int compareValues(FlatVector left, int leftRow, FlatVector right, int rightRow) {
        return switch (left) {
            case ByteVector bytes ->
                    Byte.compare(bytes.values()[leftRow], ((ByteVector) right).values()[rightRow]);
            case IntVector ints ->
                    Integer.compare(ints.values()[leftRow], ((IntVector) right).values()[rightRow]);
            case LongVector longs ->
                    Long.compare(longs.values()[leftRow], ((LongVector) right).values()[rightRow]);
            case DoubleVector doubles ->
                    Doubles.compare(
                            doubles.values()[leftRow], ((DoubleVector) right).values()[rightRow]);
            case LongPairVector pairs -> {
                LongPairVector others = (LongPairVector) right;
                int order = Long.compare(pairs.high(leftRow), others.high(rightRow));
                yield order != 0
                        ? order
                        : Long.compareUnsigned(pairs.low()[leftRow], others.low()[rightRow]);
            }
            case BytesVector slices -> compareSlices(slices, leftRow, right, rightRow);
        };
    }

    private static int compareSlices(
            BytesVector left, int leftRow, FlatVector right, int rightRow) {
        BytesVector others = (BytesVector) right;
        int a = left.starts()[leftRow];
        int b = others.starts()[rightRow];
        return Arrays.compareUnsigned(
                left.heap(),
                a,
                a + left.lengths()[leftRow],
                others.heap(),
                b,
                b + others.lengths()[rightRow]);
    }
}
