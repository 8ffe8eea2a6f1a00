package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// BYTE_ARRAY as slices of the page: a length in 4 bytes before each value.
final class SliceValues extends PlainValues {

    private final int[] starts;
    private final int[] lengths;

    SliceValues(Type type, int capacity) {
        super(type, capacity);
        starts = new int[capacity];
        lengths = new int[capacity];
    }

    @Override
    public void read(int to, int count) {
        byte[] in = page;
        int at = position;
        int limit = end - 4;
        for (int i = to; i < to + count; i++) {
            int length = at > limit ? -1 : LittleEndian.intAt(in, at);
            if (length < 0 || length > limit - at) {
                throw endsEarly();
            }
            starts[i] = at + 4;
            lengths[i] = length;
            at += 4 + length;
        }
        position = at;
    }

    @Override
    public void skip(int count) {
        byte[] in = page;
        int at = position;
        int limit = end - 4;
        for (int i = 0; i < count; i++) {
            int length = at > limit ? -1 : LittleEndian.intAt(in, at);
            if (length < 0 || length > limit - at) {
                throw endsEarly();
            }
            at += 4 + length;
        }
        position = at;
    }

    /// Every length has to be looked at anyway, so all rows are read.
    @Override
    public void readRows(int to, int window, int[] rows, int count) {
        read(to, window);
    }

    @Override
    public void spread(long[] nulls, int to, int rows, int dense) {
        Spreading.spread(starts, nulls, to, rows, dense);
        Spreading.spread(lengths, nulls, to, rows, dense);
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
