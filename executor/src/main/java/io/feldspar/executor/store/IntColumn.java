package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An int per row.
final class IntColumn extends FlatColumn {

    private int[] values = new int[0];

    IntColumn(Type type, MemoryPool.Reservation reservation) {
        super(type, reservation);
    }

    @Override
    public FlatVector view() {
        return new IntVector(type(), values, nulls(), size());
    }

    @Override
    public FlatVector slice(int from, int count) {
        int[] slice = Arrays.copyOfRange(values, from, from + count);
        return new IntVector(type(), slice, nullSlice(from, count), count);
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
        int[] left = ((IntVector) vector).values();
        int[] right = values;
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
        return 4;
    }

    @Override
    void resize(int rows) {
        values = Arrays.copyOf(values, rows);
    }

    @Override
    void appendValues(FlatVector vector, int @Nullable [] rows, int count, int at) {
        int[] in = ((IntVector) vector).values();
        int[] out = values;
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
        Arrays.fill(values, from, from + count, 0);
    }
}
