package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// DOUBLE, FLOAT and FLOAT16 as doubles.
final class DoubleValues extends FixedWidthValues {

    private final double[] values;

    DoubleValues(Type type, int width, int capacity) {
        super(type, width, capacity);
        values = new double[capacity];
    }

    @Override
    public void read(int to, int count) {
        int start = take(count);
        byte[] in = page;
        double[] out = values;
        switch (width) {
            case 8 -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = (double) LittleEndian.DOUBLE.get(in, start + (i << 3));
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = (float) LittleEndian.FLOAT.get(in, start + (i << 2));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = one(in, start + i * width);
                }
            }
        }
    }

    @Override
    public void readRows(int to, int window, int[] rows, int count) {
        int start = take(window);
        byte[] in = page;
        double[] out = values;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[to + row] = one(in, start + row * width);
        }
    }

    private double one(byte[] in, int at) {
        return switch (width) {
            case 8 -> (double) LittleEndian.DOUBLE.get(in, at);
            case 4 -> (float) LittleEndian.FLOAT.get(in, at);
            default -> Float.float16ToFloat((short) ((in[at] & 0xFF) | (in[at + 1] << 8)));
        };
    }

    @Override
    public void spread(long[] nulls, int to, int rows, int dense) {
        Spreading.spread(values, nulls, to, rows, dense);
    }

    @Override
    public FlatVector vector(long @Nullable [] nulls, int length) {
        return new DoubleVector(type, values, nulls, length);
    }
}
