package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// A 128-bit two's complement integer per row: decimals of more than 18 digits.
///
/// Most values of such columns are small. Where every value fits a long, `high` is null and `low`
/// alone holds the values; kernels keep to that form as long as nothing overflows.
public final class LongPairVector extends FlatVector {

    private final long[] low;
    private final long @Nullable [] high;

    public LongPairVector(
            Type type, long[] low, long @Nullable [] high, long @Nullable [] nulls, int length) {
        super(type, length, nulls);
        this.low = low;
        this.high = high;
    }

    public long[] low() {
        return low;
    }

    /// The upper halves, or null where each is the sign extension of its lower half.
    public long @Nullable [] high() {
        return high;
    }

    public long high(int row) {
        return high == null ? low[row] >> 63 : high[row];
    }

    @Override
    public FlatVector gather(int @Nullable [] rows, int count) {
        long[] gatheredLow = new long[count];
        long[] gatheredHigh = high == null ? null : new long[count];
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            gatheredLow[i] = low[row];
            if (gatheredHigh != null) {
                gatheredHigh[i] = high(row);
            }
        }
        return new LongPairVector(
                type(), gatheredLow, gatheredHigh, Nulls.gather(nulls(), rows, count), count);
    }

    @Override
    public long retainedBytes() {
        return 8L * low.length + (high == null ? 0 : 8L * high.length) + nullBytes();
    }
}
