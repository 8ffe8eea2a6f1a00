package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// AVG of doubles.
final class DoubleAverageAccumulator extends Accumulator {

    private final Type resultType;
    private final DoubleSumAccumulator sums;
    private final CountAccumulator counts;

    DoubleAverageAccumulator(Type resultType, boolean grouped, MemoryPool.Reservation reservation) {
        this.resultType = resultType;
        sums = new DoubleSumAccumulator(resultType, grouped, reservation);
        counts = new CountAccumulator(reservation);
    }

    @Override
    void ensure(int groups) {
        sums.ensure(groups);
        counts.ensure(groups);
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        sums.add(arguments, rows);
        counts.add(arguments, rows);
    }

    @Override
    void merge(FlatVector[] states, Rows rows) {
        sums.add(states, rows);
        counts.merge((LongVector) states[1], rows);
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        sums.states(from, count, out, at);
        out[at + 1] = counts.results(from, count);
    }

    @Override
    Vector results(int from, int count) {
        double[] results = new double[count];
        long @Nullable [] nulls = null;
        for (int i = 0; i < count; i++) {
            long rows = counts.count(from + i);
            results[i] = sums.sum(from + i) / rows;
            if (rows == 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            }
        }
        return new DoubleVector(resultType, results, nulls, count);
    }

    @Override
    void reset() {
        sums.reset();
        counts.reset();
    }
}
