package io.feldspar.executor.source.parquet.decode;

import static io.feldspar.executor.source.parquet.decode.LittleEndian.INT;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import org.jspecify.annotations.Nullable;

/// INT32 as ints.
final class IntValues extends FixedWidthValues {

    private final int[] values;

    IntValues(Type type, int capacity) {
        super(type, 4, capacity);
        values = new int[capacity];
    }

    @Override
    public void read(int to, int count) {
        int start = take(count);
        byte[] in = page;
        int[] out = values;
        for (int i = 0; i < count; i++) {
            out[to + i] = (int) INT.get(in, start + (i << 2));
        }
    }

    @Override
    public void readRows(int to, int window, int[] rows, int count) {
        int start = take(window);
        byte[] in = page;
        int[] out = values;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[to + row] = (int) INT.get(in, start + (row << 2));
        }
    }

    @Override
    public void spread(long[] nulls, int to, int rows, int dense) {
        Spreading.spread(values, nulls, to, rows, dense);
    }

    @Override
    public FlatVector vector(long @Nullable [] nulls, int length) {
        return new IntVector(type, values, nulls, length);
    }
}
