package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;

/// Variance and standard deviation: count, mean and sum of squared distances from the mean.
///
/// Rows are added after Welford, states merged after Chan, Golub and LeVeque; both keep their
/// precision where the mean is large against the variance.
final class VarianceAccumulator extends Accumulator {

    private final boolean sample;
    private final boolean root;
    private final LongStates counts;
    private final DoubleStates means;
    private final DoubleStates squares;

    /// @param sample whether to divide by the count less one
    /// @param root whether the result is the standard deviation
    VarianceAccumulator(boolean sample, boolean root, MemoryPool.Reservation reservation) {
        this.sample = sample;
        this.root = root;
        counts = new LongStates(0, reservation);
        means = new DoubleStates(0, reservation);
        squares = new DoubleStates(0, reservation);
    }

    @Override
    void ensure(int groups) {
        counts.ensure(groups);
        means.ensure(groups);
        squares.ensure(groups);
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        double[] values = ((DoubleVector) arguments[0]).values();
        long[] n = counts.values();
        double[] mean = means.values();
        double[] square = squares.values();
        for (int i = 0; i < rows.count; i++) {
            double value = values[rows.rows == null ? i : rows.rows[i]];
            int group = rows.groups == null ? 0 : rows.groups[i];
            n[group]++;
            double distance = value - mean[group];
            mean[group] += distance / n[group];
            square[group] += distance * (value - mean[group]);
        }
    }

    @Override
    void merge(FlatVector[] states, Rows rows) {
        long[] otherCounts = ((LongVector) states[0]).values();
        double[] otherMeans = ((DoubleVector) states[1]).values();
        double[] otherSquares = ((DoubleVector) states[2]).values();
        long[] n = counts.values();
        double[] mean = means.values();
        double[] square = squares.values();
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            long more = otherCounts[row];
            if (more == 0) {
                continue;
            }
            double total = (double) n[group] + more;
            double distance = otherMeans[row] - mean[group];
            mean[group] += distance * (more / total);
            square[group] += otherSquares[row] + distance * distance * (n[group] * (more / total));
            n[group] += more;
        }
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        out[at] = new LongVector(SimpleType.BIGINT, counts.slice(from, count), null, count);
        out[at + 1] = new DoubleVector(SimpleType.DOUBLE, means.slice(from, count), null, count);
        out[at + 2] = new DoubleVector(SimpleType.DOUBLE, squares.slice(from, count), null, count);
    }

    @Override
    Vector results(int from, int count) {
        double[] results = new double[count];
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            long divisor = counts.values()[from + i] - (sample ? 1 : 0);
            if (divisor <= 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
                continue;
            }
            double variance = squares.values()[from + i] / divisor;
            results[i] = root ? Math.sqrt(variance) : variance;
        }
        return new DoubleVector(SimpleType.DOUBLE, results, nulls, count);
    }

    @Override
    void reset() {
        counts.reset();
        means.reset();
        squares.reset();
    }
}
