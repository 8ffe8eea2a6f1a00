package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A double per row; NaN is the same as NaN, and -0.0 as 0.0.
final class DoubleColumn extends FlatColumn {

    private double[] values = new double[0];

    DoubleColumn(Type type, MemoryPool.Reservation reservation) {
        super(type, reservation);
    }

    @Override
    public FlatVector view() {
        return new DoubleVector(type(), values, nulls(), size());
    }

    @Override
    public FlatVector slice(int from, int count) {
        double[] slice = Arrays.copyOfRange(values, from, from + count);
        return new DoubleVector(type(), slice, nullSlice(from, count), count);
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
        double[] left = ((DoubleVector) vector).values();
        double[] right = values;
        int kept = from;
        int lost = failedCount;
        for (int n = from; n < to; n++) {
            int i = candidates[n];
            if (Doubles.same(left[rows == null ? i : rows[i]], right[stored[i]])) {
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
        double[] in = ((DoubleVector) vector).values();
        double[] out = values;
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
        Arrays.fill(values, from, from + count, 0.0);
    }
}
