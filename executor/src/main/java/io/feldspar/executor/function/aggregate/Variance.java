package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.DoubleStates;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// The aggregates that divide the sum of squared distances from the mean.
///
/// Rows are added after Welford, states merged after Chan, Golub and LeVeque; both keep their
/// precision where the mean is large against the variance.
abstract class Variance extends StandardAggregate {

    private final boolean sample;
    private final boolean root;

    /// @param sample whether to divide by the count less one
    /// @param root whether the result is the standard deviation
    Variance(
            String name,
            List<String> aliases,
            Description description,
            boolean sample,
            boolean root) {
        super(name, aliases, description, Parameters.doubles(1));
        this.sample = sample;
        this.root = root;
    }

    @Override
    final Type result(List<Type> parameters) {
        return SimpleType.DOUBLE;
    }

    /// Count, mean and sum of squared distances from the mean.
    @Override
    final List<Type> states(List<Type> parameters) {
        return List.of(SimpleType.BIGINT, SimpleType.DOUBLE, SimpleType.DOUBLE);
    }

    @Override
    public final GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(sample, root, memory);
    }

    private static final class Accumulator implements GroupedAccumulator {

        private final boolean sample;
        private final boolean root;
        private final LongStates counts;
        private final DoubleStates means;
        private final DoubleStates squares;

        Accumulator(boolean sample, boolean root, MemoryPool.Reservation memory) {
            this.sample = sample;
            this.root = root;
            counts = new LongStates(0, memory);
            means = new DoubleStates(0, memory);
            squares = new DoubleStates(0, memory);
        }

        @Override
        public void ensure(int groups) {
            counts.ensure(groups);
            means.ensure(groups);
            squares.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
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
        public void merge(FlatVector[] states, Rows rows) {
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
                square[group] +=
                        otherSquares[row] + distance * distance * (n[group] * (more / total));
                n[group] += more;
            }
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            out[at] = new LongVector(SimpleType.BIGINT, counts.slice(from, count), null, count);
            out[at + 1] =
                    new DoubleVector(SimpleType.DOUBLE, means.slice(from, count), null, count);
            out[at + 2] =
                    new DoubleVector(SimpleType.DOUBLE, squares.slice(from, count), null, count);
        }

        @Override
        public Vector results(int from, int count) {
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
        public void reset() {
            counts.reset();
            means.reset();
            squares.reset();
        }
    }
}
