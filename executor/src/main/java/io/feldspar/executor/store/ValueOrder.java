package io.feldspar.executor.store;

import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.StructVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The order of single values.
///
/// Numbers by size with NaN as the largest, text and binary values by their unsigned bytes (for
/// UTF-8 the order of code points), false before true. Arrays element by element, the shorter one
/// first where it begins the longer one; structs field by field. A null within them is the same as
/// null, and behind every other value.
public final class ValueOrder {

    private ValueOrder() {}

    /// Compares two values, either of which may be null.
    public static int compare(FlatVector left, int leftRow, FlatVector right, int rightRow) {
        boolean leftNull = left.isNull(leftRow);
        boolean rightNull = right.isNull(rightRow);
        return leftNull || rightNull
                ? Boolean.compare(leftNull, rightNull)
                : compareValues(left, leftRow, right, rightRow);
    }

    /// Compares two values of one type that are not null.
    public static int compareValues(FlatVector left, int leftRow, FlatVector right, int rightRow) {
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
            case BytesVector slices ->
                    compareSlices(slices, leftRow, (BytesVector) right, rightRow);
            case ListVector lists -> compareLists(lists, leftRow, (ListVector) right, rightRow);
            case StructVector structs -> {
                StructVector others = (StructVector) right;
                int order = 0;
                for (int f = 0; f < structs.fieldCount() && order == 0; f++) {
                    order = compare(structs.field(f), leftRow, others.field(f), rightRow);
                }
                yield order;
            }
        };
    }

    private static int compareSlices(
            BytesVector left, int leftRow, BytesVector right, int rightRow) {
        int a = left.starts()[leftRow];
        int b = right.starts()[rightRow];
        return Arrays.compareUnsigned(
                left.heap(),
                a,
                a + left.lengths()[leftRow],
                right.heap(),
                b,
                b + right.lengths()[rightRow]);
    }

    private static int compareLists(ListVector left, int leftRow, ListVector right, int rightRow) {
        int a = left.starts()[leftRow];
        int b = right.starts()[rightRow];
        int shared = Math.min(left.lengths()[leftRow], right.lengths()[rightRow]);
        for (int e = 0; e < shared; e++) {
            int order = compare(left.child(), a + e, right.child(), b + e);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.lengths()[leftRow], right.lengths()[rightRow]);
    }

    /// As [FlatColumn#keepSame] for values that are not null, against the rows of `view`.
    static int keepSame(
            FlatVector vector,
            int @Nullable [] rows,
            FlatVector view,
            int[] stored,
            int[] candidates,
            int from,
            int to,
            int[] failed,
            int failedCount) {
        int kept = from;
        int lost = failedCount;
        for (int n = from; n < to; n++) {
            int i = candidates[n];
            if (compareValues(vector, rows == null ? i : rows[i], view, stored[i]) == 0) {
                candidates[kept++] = i;
            } else {
                failed[lost++] = i;
            }
        }
        return kept;
    }
}
