package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongPairVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// 128 bits per row; the upper halves are not stored until a value needs them.
final class LongPairColumn extends FlatColumn {

    private long[] low = new long[0];
    private long @Nullable [] high;

    LongPairColumn(Type type, MemoryPool.Reservation reservation) {
        super(type, reservation);
    }

    @Override
    public FlatVector view() {
        return new LongPairVector(type(), low, high, nulls(), size());
    }

    @Override
    public FlatVector slice(int from, int count) {
        long[] upper = high;
        return new LongPairVector(
                type(),
                Arrays.copyOfRange(low, from, from + count),
                upper == null ? null : Arrays.copyOfRange(upper, from, from + count),
                nullSlice(from, count),
                count);
    }

    @Override
    int keepSameValues(
            FlatVector vector,
            int @Nullable [] rows,
            int[] stored,
            int[] candidates,
            int from,
            int to,
            int[] failed,
            int failedCount) {
        LongPairVector pairs = (LongPairVector) vector;
        long[] left = pairs.low();
        long[] right = low;
        boolean wide = pairs.high() != null || high != null;
        int kept = from;
        int lost = failedCount;
        for (int n = from; n < to; n++) {
            int i = candidates[n];
            int row = rows == null ? i : rows[i];
            if (left[row] == right[stored[i]] && (!wide || pairs.high(row) == high(stored[i]))) {
                candidates[kept++] = i;
            } else {
                failed[lost++] = i;
            }
        }
        return kept;
    }

    private long high(int row) {
        return high == null ? low[row] >> 63 : high[row];
    }

    @Override
    int rowBytes() {
        return high == null ? 8 : 16;
    }

    @Override
    void resize(int rows) {
        low = Arrays.copyOf(low, rows);
        if (high != null) {
            high = Arrays.copyOf(high, rows);
        }
    }

    @Override
    void appendValues(FlatVector vector, int @Nullable [] rows, int count, int at) {
        LongPairVector pairs = (LongPairVector) vector;
        if (pairs.high() != null && high == null) {
            widen(at);
        }
        long[] inLow = pairs.low();
        long[] outLow = low;
        for (int i = 0; i < count; i++) {
            outLow[at + i] = inLow[rows == null ? i : rows[i]];
        }
        long[] outHigh = high;
        if (outHigh != null) {
            for (int i = 0; i < count; i++) {
                outHigh[at + i] = pairs.high(rows == null ? i : rows[i]);
            }
        }
    }

    private void widen(int size) {
        reserve(8L * low.length);
        long[] upper = new long[low.length];
        for (int i = 0; i < size; i++) {
            upper[i] = low[i] >> 63;
        }
        high = upper;
    }

    @Override
    void clearValues(int from, int count) {
        Arrays.fill(low, from, from + count, 0L);
        if (high != null) {
            Arrays.fill(high, from, from + count, 0L);
        }
    }
}
