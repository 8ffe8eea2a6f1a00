package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongPairVector;
import org.jspecify.annotations.Nullable;

/// Stored values of a fixed width as 128-bit integers, whose upper halves are stored only once a
/// value needs them.
final class PairValues extends FixedWidthValues {

    private final Conversion conversion;
    private final long[] low;
    private final long[] high;
    private boolean wide;

    PairValues(Type type, Conversion conversion, int width, int capacity) {
        super(type, width, capacity);
        this.conversion = conversion;
        low = new long[capacity];
        high = new long[capacity];
    }

    @Override
    public void read(int to, int count) {
        int start = take(count);
        if (to == 0) {
            wide = false;
        }
        for (int i = 0; i < count; i++) {
            set(to + i, start + i * width);
        }
    }

    @Override
    public void readRows(int to, int window, int[] rows, int count) {
        int start = take(window);
        if (to == 0) {
            wide = false;
        }
        for (int i = 0; i < count; i++) {
            set(to + rows[i], start + rows[i] * width);
        }
    }

    private void set(int place, int at) {
        long lower;
        long upper;
        if (conversion == Conversion.FIXED_DECIMAL) {
            lower = BigEndian.low(page, at, width);
            upper = BigEndian.high(page, at, width);
        } else {
            lower = LittleEndian.longAt(page, at);
            upper = conversion == Conversion.UINT64 ? 0 : lower >> 63;
        }
        low[place] = lower;
        high[place] = upper;
        wide |= upper != lower >> 63;
    }

    @Override
    public void spread(long[] nulls, int to, int rows, int dense) {
        Spreading.spread(low, nulls, to, rows, dense);
        Spreading.spread(high, nulls, to, rows, dense);
    }

    @Override
    public FlatVector vector(long @Nullable [] nulls, int length) {
        return new LongPairVector(type, low, wide ? high : null, nulls, length);
    }
}
