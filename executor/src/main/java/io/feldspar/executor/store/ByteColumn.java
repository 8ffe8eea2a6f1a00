package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A byte per row.
final class ByteColumn extends FlatColumn {

    private byte[] values = new byte[0];

    ByteColumn(Type type, MemoryPool.Reservation reservation) {
        super(type, reservation);
    }

    @Override
    public FlatVector view() {
        return new ByteVector(type(), values, nulls(), size());
    }

    @Override
    public FlatVector slice(int from, int count) {
        byte[] slice = Arrays.copyOfRange(values, from, from + count);
        return new ByteVector(type(), slice, nullSlice(from, count), count);
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
        byte[] left = ((ByteVector) vector).values();
        byte[] right = values;
        int kept = from;
        int lost = failedCount;
        for (int n = from; n < to; n++) {
            int i = candidates[n];
            if (left[rows == null ? i : rows[i]] == right[stored[i]]) {
                candidates[kept++] = i;
            } else {
                failed[lost++] = i;
            }
        }
        return kept;
    }

    @Override
    int rowBytes() {
        return 1;
    }

    @Override
    void resize(int rows) {
        values = Arrays.copyOf(values, rows);
    }

    @Override
    void appendValues(FlatVector vector, int @Nullable [] rows, int count, int at) {
        byte[] in = ((ByteVector) vector).values();
        byte[] out = values;
        if (rows == null) {
            System.arraycopy(in, 0, out, at, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            out[at + i] = in[rows[i]];
        }
    }

    @Override
    void clearValues(int from, int count) {
        Arrays.fill(values, from, from + count, (byte) 0);
    }
}
