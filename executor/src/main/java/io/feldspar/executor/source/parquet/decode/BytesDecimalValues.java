package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import org.jspecify.annotations.Nullable;

/// Decimals in a BYTE_ARRAY as longs or 128-bit integers.
final class BytesDecimalValues extends PlainValues {

    private final long[] low;
    private final long[] high;
    private boolean wide;

    BytesDecimalValues(Type type, int capacity) {
        super(type, capacity);
        low = new long[capacity];
        high = new long[capacity];
    }

    @Override
    public void read(int to, int count) {
        if (to == 0) {
            wide = false;
        }
        for (int i = to; i < to + count; i++) {
            int length = next();
            low[i] = BigEndian.low(page, position - length, length);
            high[i] = BigEndian.high(page, position - length, length);
            wide |= high[i] != low[i] >> 63;
        }
    }

    @Override
    public void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    @Override
    public void readRows(int to, int window, int[] rows, int count) {
        read(to, window);
    }

    /// Moves past the next value.
    ///
    /// @return its length
    private int next() {
        int room = end - position - 4;
        int length = room < 0 ? -1 : LittleEndian.intAt(page, position);
        if (length < 0 || length > room) {
            throw endsEarly();
        }
        position += 4 + length;
        return length;
    }

    @Override
    public void spread(long[] nulls, int to, int rows, int dense) {
        Spreading.spread(low, nulls, to, rows, dense);
        Spreading.spread(high, nulls, to, rows, dense);
    }

    @Override
    public FlatVector vector(long @Nullable [] nulls, int length) {
        if (type.form() == PhysicalForm.LONG) {
            if (wide) {
                throw new CorruptDataException("a decimal beyond its precision");
            }
            return new LongVector(type, low, nulls, length);
        }
        return new LongPairVector(type, low, wide ? high : null, nulls, length);
    }
}
