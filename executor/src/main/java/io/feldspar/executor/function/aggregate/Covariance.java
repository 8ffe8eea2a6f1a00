package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// The aggregates of pairs (y, x) that are made of their means and of the sums of products and
/// squares of their distances from the means, computed in one pass after Welford and Chan.
abstract class Covariance extends StandardAggregate {

    /// What is made of the sums.
    enum Quotient {
        POPULATION,
        SAMPLE,
        CORRELATION,
        SLOPE,
        INTERCEPT,
        DETERMINATION,
        MEAN_Y,
        MEAN_X,
        PRODUCTS,
        SQUARES_Y,
        SQUARES_X;

        /// How many sums a state has: two means, the products and, unless it is a covariance, two
        /// squares.
        int sums() {
            return this == POPULATION || this == SAMPLE ? 3 : 5;
        }
    }

    private final Quotient quotient;

    Covariance(String name, List<String> aliases, Description description, Quotient quotient) {
        super(name, aliases, description, Parameters.doubles(2));
        this.quotient = quotient;
    }

    @Override
    final Type result(List<Type> parameters) {
        return SimpleType.DOUBLE;
    }

    /// Count, mean of y, mean of x, sum of the products of their distances from the means, and for
    /// a correlation sum of squares of y and sum of squares of x.
    @Override
    final List<Type> states(List<Type> parameters) {
        return CountedSums.stateTypes(quotient.sums());
    }

    @Override
    public final GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(quotient, memory);
    }

    private static final class Accumulator extends CountedSums {

        private final Quotient quotient;

        Accumulator(Quotient quotient, MemoryPool.Reservation memory) {
            super(5, quotient.sums(), memory);
            this.quotient = quotient;
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            double[] ys = ((DoubleVector) arguments[0]).values();
            double[] xs = ((DoubleVector) arguments[1]).values();
            for (int i = 0; i < rows.count; i++) {
                int row = rows.rows == null ? i : rows.rows[i];
                merge(rows.groups == null ? 0 : rows.groups[i], 1, ys[row], xs[row], 0, 0, 0);
            }
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            long[] n = ((LongVector) states[0]).values();
            double[][] other = new double[5][];
            for (int s = 1; s < states.length; s++) {
                other[s - 1] = ((DoubleVector) states[s]).values();
            }
            boolean squares = states.length == 6;
            for (int i = 0; i < rows.count; i++) {
                int row = rows.rows == null ? i : rows.rows[i];
                int group = rows.groups == null ? 0 : rows.groups[i];
                double yy = squares ? other[3][row] : 0;
                double xx = squares ? other[4][row] : 0;
                merge(group, n[row], other[0][row], other[1][row], other[2][row], yy, xx);
            }
        }

        private void merge(
                int group, long more, double meanY, double meanX, double xy, double yy, double xx) {
            if (more == 0) {
                return;
            }
            long before = counts.values()[group];
            double share = more / ((double) before + more);
            double y = meanY - sums[0].values()[group];
            double x = meanX - sums[1].values()[group];
            sums[0].values()[group] += y * share;
            sums[1].values()[group] += x * share;
            sums[2].values()[group] += xy + x * y * before * share;
            sums[3].values()[group] += yy + y * y * before * share;
            sums[4].values()[group] += xx + x * x * before * share;
            counts.values()[group] = before + more;
        }

        @Override
        public Vector results(int from, int count) {
            double[] results = new double[count];
            long[] nulls = null;
            for (int i = 0; i < count; i++) {
                int group = from + i;
                long n = counts.values()[group];
                double divisor = divisor(group, n);
                if (n == 0 || divisor <= 0) {
                    nulls = nulls == null ? Nulls.allocate(count) : nulls;
                    Nulls.set(nulls, i);
                } else {
                    results[i] = dividend(group) / divisor;
                }
            }
            return new DoubleVector(SimpleType.DOUBLE, results, nulls, count);
        }

        private double dividend(int group) {
            double y = sums[0].values()[group];
            double x = sums[1].values()[group];
            double xy = sums[2].values()[group];
            double yy = sums[3].values()[group];
            double xx = sums[4].values()[group];
            return switch (quotient) {
                case POPULATION, SAMPLE, CORRELATION, SLOPE, PRODUCTS -> xy;
                case INTERCEPT -> y - xy / xx * x;
                case DETERMINATION -> yy == 0 ? 1 : xy / xx * (xy / yy);
                case MEAN_Y -> y;
                case MEAN_X -> x;
                case SQUARES_Y -> yy;
                case SQUARES_X -> xx;
            };
        }

        /// The divisor of the result, which is NULL where the divisor is not positive.
        private double divisor(int group, long n) {
            double xx = sums[4].values()[group];
            return switch (quotient) {
                case POPULATION -> n;
                case SAMPLE -> n - 1.0;
                case CORRELATION -> spread(group);
                case SLOPE -> xx;
                case INTERCEPT, DETERMINATION -> xx > 0 ? 1 : 0;
                case MEAN_Y, MEAN_X, PRODUCTS, SQUARES_Y, SQUARES_X -> 1;
            };
        }

        /// The product of the roots of the squares; 0 where one side is constant.
        private double spread(int group) {
            double y = sums[3].values()[group];
            double x = sums[4].values()[group];
            return y == 0 || x == 0 ? 0 : Math.sqrt(y) * Math.sqrt(x);
        }
    }
}
