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

/// The aggregates made of the third and fourth powers of distances from the mean, computed in one
/// pass after Pébay.
abstract class Moments extends StandardAggregate {

    private static final int SUMS = 4;

    private final boolean fourth;

    /// @param fourth whether the result is the kurtosis; otherwise the skewness
    Moments(String name, List<String> aliases, Description description, boolean fourth) {
        super(name, aliases, description, Parameters.doubles(1));
        this.fourth = fourth;
    }

    @Override
    final Type result(List<Type> parameters) {
        return SimpleType.DOUBLE;
    }

    /// Count, mean, and the sums of the second, third and fourth powers of the distances.
    @Override
    final List<Type> states(List<Type> parameters) {
        return CountedSums.stateTypes(SUMS);
    }

    @Override
    public final GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(fourth, memory);
    }

    private static final class Accumulator extends CountedSums {

        private final boolean fourth;

        Accumulator(boolean fourth, MemoryPool.Reservation memory) {
            super(SUMS, SUMS, memory);
            this.fourth = fourth;
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            double[] values = ((DoubleVector) arguments[0]).values();
            for (int i = 0; i < rows.count; i++) {
                int row = rows.rows == null ? i : rows.rows[i];
                merge(rows.groups == null ? 0 : rows.groups[i], 1, values[row], 0, 0, 0);
            }
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            long[] n = ((LongVector) states[0]).values();
            double[][] other = new double[SUMS][];
            for (int s = 0; s < SUMS; s++) {
                other[s] = ((DoubleVector) states[s + 1]).values();
            }
            for (int i = 0; i < rows.count; i++) {
                int row = rows.rows == null ? i : rows.rows[i];
                int group = rows.groups == null ? 0 : rows.groups[i];
                merge(group, n[row], other[0][row], other[1][row], other[2][row], other[3][row]);
            }
        }

        private void merge(int group, long more, double mean, double m2, double m3, double m4) {
            if (more == 0) {
                return;
            }
            double a = counts.values()[group];
            double b = more;
            double n = a + b;
            double distance = mean - sums[0].values()[group];
            double step = distance / n;
            double second = sums[1].values()[group];
            double third = sums[2].values()[group];
            sums[0].values()[group] += step * b;
            sums[1].values()[group] += m2 + distance * step * a * b;
            sums[2].values()[group] +=
                    m3
                            + distance * step * step * a * b * (a - b)
                            + 3 * step * (a * m2 - b * second);
            sums[3].values()[group] +=
                    m4
                            + distance * step * step * step * a * b * (a * a - a * b + b * b)
                            + 6 * step * step * (a * a * m2 + b * b * second)
                            + 4 * step * (a * m3 - b * third);
            counts.values()[group] += more;
        }

        @Override
        public Vector results(int from, int count) {
            double[] results = new double[count];
            long[] nulls = null;
            for (int i = 0; i < count; i++) {
                int group = from + i;
                double n = counts.values()[group];
                double second = sums[1].values()[group];
                if (n == 0 || second == 0) {
                    nulls = nulls == null ? Nulls.allocate(count) : nulls;
                    Nulls.set(nulls, i);
                } else if (fourth) {
                    results[i] = n * sums[3].values()[group] / (second * second) - 3;
                } else {
                    results[i] =
                            Math.sqrt(n)
                                    * sums[2].values()[group]
                                    / Math.sqrt(second * second * second);
                }
            }
            return new DoubleVector(SimpleType.DOUBLE, results, nulls, count);
        }
    }
}
