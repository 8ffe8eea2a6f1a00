package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// UUIDs of 16 bytes as their 36 characters.
final class UuidValues extends FixedWidthValues {

    private static final int CHARACTERS = 36;
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private final byte[] heap;
    private final int[] starts;
    private final int[] lengths;

    UuidValues(Type type, int capacity) {
        super(type, 16, capacity);
        heap = new byte[Math.multiplyExact(capacity, CHARACTERS)];
        starts = new int[capacity];
        lengths = new int[capacity];
        Arrays.fill(lengths, CHARACTERS);
    }

    @Override
    public void read(int to, int count) {
        int start = take(count);
        for (int i = 0; i < count; i++) {
            write(to + i, start + i * width);
        }
    }

    @Override
    public void readRows(int to, int window, int[] rows, int count) {
        int start = take(window);
        for (int i = 0; i < count; i++) {
            write(to + rows[i], start + rows[i] * width);
        }
    }

    private void write(int place, int at) {
        int out = place * CHARACTERS;
        starts[place] = out;
        for (int i = 0; i < 16; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                heap[out++] = '-';
            }
            heap[out++] = HEX[page[at + i] >>> 4 & 0xF];
            heap[out++] = HEX[page[at + i] & 0xF];
        }
    }

    @Override
    public void spread(long[] nulls, int to, int rows, int dense) {
        Spreading.spread(starts, nulls, to, rows, dense);
    }

    @Override
    public FlatVector vector(long @Nullable [] nulls, int length) {
        return new BytesVector(type, heap, starts, lengths, nulls, length);
    }
}
