package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// Bits, least significant first, as bytes of 0 and 1.
final class BooleanValues extends PlainValues {

    private final byte[] values;
    private long bit;

    BooleanValues(Type type, int capacity) {
        super(type, capacity);
        values = new byte[capacity];
    }

    @Override
    public void open(byte[] bytes, int start, int limit) {
        super.open(bytes, start, limit);
        bit = (long) start << 3;
    }

    private long take(int count) {
        long first = bit;
        if (first + count > (long) end << 3) {
            throw endsEarly();
        }
        bit = first + count;
        return first;
    }

    @Override
    public void read(int to, int count) {
        long first = take(count);
        byte[] in = page;
        byte[] out = values;
        for (int i = 0; i < count; i++) {
            long at = first + i;
            out[to + i] = (byte) (in[(int) (at >>> 3)] >>> (at & 7) & 1);
        }
    }

    @Override
    public void readRows(int to, int window, int[] rows, int count) {
        long first = take(window);
        for (int i = 0; i < count; i++) {
            long at = first + rows[i];
            values[to + rows[i]] = (byte) (page[(int) (at >>> 3)] >>> (at & 7) & 1);
        }
    }

    @Override
    public void skip(int count) {
        take(count);
    }

    @Override
    public void spread(long[] nulls, int to, int rows, int dense) {
        Spreading.spread(values, nulls, to, rows, dense);
    }

    @Override
    public FlatVector vector(long @Nullable [] nulls, int length) {
        return new ByteVector(type, values, nulls, length);
    }
}
