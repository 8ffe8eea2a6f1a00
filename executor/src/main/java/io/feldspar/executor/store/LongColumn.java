package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A long per row.
final class LongColumn extends FlatColumn {

    private long[] values = new long[0];

    LongColumn(Type type, MemoryPool.Reservation reservation) {
        super(type, reservation);
    }

    @Override
    public FlatVector view() {
        return new LongVector(type(), values, nulls(), size());
    }

    @Override
    public FlatVector slice(int from, int count) {
        long[] slice = Arrays.copyOfRange(values, from, from + count);
        return new LongVector(type(), slice, nullSlice(from, count), count);
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
        long[] left = ((LongVector) vector).values();
        long[] right = values;
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
        return 8;
    }

    @Override
    void resize(int rows) {
        values = Arrays.copyOf(values, rows);
    }

    @Override
    void appendValues(FlatVector vector, int @Nullable [] rows, int count, int at) {
        long[] in = ((LongVector) vector).values();
        long[] out = values;
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
        Arrays.fill(values, from, from + count, 0L);
    }
}
