package io.feldspar.executor.sort;

import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.store.Doubles;
import io.feldspar.executor.store.LongValues;
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

/// Values as longs in the order of a sort key: a smaller long never belongs to a later row.
///
/// Equal longs may belong to different values: text counts by its first eight bytes only, decimals
/// beyond a long are all the same, as are arrays and structs, and null is the first or last long of
/// all.
final class OrderCodes {

    private OrderCodes() {}

    /// Sets `out[i]` to the code of the vector's row `rows[i]` (`i` where `rows` is null).
    static void read(FlatVector vector, int @Nullable [] rows, int count, SortKey key, long[] out) {
        switch (vector) {
            case ByteVector _, IntVector _, LongVector _ ->
                    LongValues.read(vector, rows, count, out);
            case LongPairVector pairs -> readPairs(pairs, rows, count, out);
            case DoubleVector doubles -> {
                double[] values = doubles.values();
                for (int i = 0; i < count; i++) {
                    out[i] = Doubles.orderBits(values[rows == null ? i : rows[i]]);
                }
            }
            case BytesVector slices -> readSlices(slices, rows, count, out);
            case ListVector _, StructVector _ -> Arrays.fill(out, 0, count, 0L);
        }
        if (key.descending()) {
            for (int i = 0; i < count; i++) {
                out[i] = ~out[i];
            }
        }
        if (vector.mayHaveNulls()) {
            long code = key.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                if (vector.isNull(rows == null ? i : rows[i])) {
                    out[i] = code;
                }
            }
        }
    }

    /// Whether different values that are not null have different codes.
    static boolean exact(FlatVector vector) {
        return switch (vector) {
            case ByteVector _, IntVector _, LongVector _, DoubleVector _ -> true;
            case LongPairVector pairs -> pairs.high() == null;
            case BytesVector _, ListVector _, StructVector _ -> false;
        };
    }

    private static void readPairs(
            LongPairVector pairs, int @Nullable [] rows, int count, long[] out) {
        long[] low = pairs.low();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            long high = pairs.high(row);
            boolean fits = high == low[row] >> 63;
            out[i] = fits ? low[row] : high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static void readSlices(
            BytesVector slices, int @Nullable [] rows, int count, long[] out) {
        byte[] heap = slices.heap();
        boolean nullable = slices.mayHaveNulls();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (nullable && slices.isNull(row)) {
                continue;
            }
            int start = slices.starts()[row];
            int length = Math.min(8, slices.lengths()[row]);
            long code = 0;
            for (int b = 0; b < length; b++) {
                code = code << 8 | (heap[start + b] & 0xff);
            }
            int missing = 8 * (8 - length);
            // A shift by 64 would shift by 0.
            code = missing == 64 ? 0 : code << missing;
            out[i] = code ^ Long.MIN_VALUE;
        }
    }
}
