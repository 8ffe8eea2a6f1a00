package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// FIXED_LEN_BYTE_ARRAY as slices of the page.
final class FixedSliceValues extends FixedWidthValues {

    private final int[] starts;
    private final int[] lengths;

    FixedSliceValues(Type type, int width, int capacity) {
        super(type, width, capacity);
        starts = new int[capacity];
        lengths = new int[capacity];
        Arrays.fill(lengths, width);
    }

    @Override
    public void read(int to, int count) {
        int start = take(count);
        for (int i = 0; i < count; i++) {
            starts[to + i] = start + i * width;
        }
    }

    @Override
    public void readRows(int to, int window, int[] rows, int count) {
        read(to, window);
    }

    @Override
    public void spread(long[] nulls, int to, int rows, int dense) {
        Spreading.spread(starts, nulls, to, rows, dense);
    }

    @Override
    public FlatVector vector(long @Nullable [] nulls, int length) {
        return new BytesVector(type, page, starts, lengths, nulls, length);
    }

    @Override
    public boolean pointsIntoPage() {
        return true;
    }
}
