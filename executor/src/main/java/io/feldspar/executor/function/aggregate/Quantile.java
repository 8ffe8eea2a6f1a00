package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.BytesBuilder;
import io.feldspar.executor.store.BytesBuilders;
import io.feldspar.executor.store.DoubleStates;
import io.feldspar.executor.store.Doubles;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// The aggregates that hold every value, as 8 bytes each, and sort those of a group at the end.
abstract class Quantile extends StandardAggregate {

    private final boolean median;

    /// @param median whether the fraction is one half; otherwise it is the second argument
    Quantile(String name, List<String> aliases, Description description, boolean median) {
        super(name, aliases, description, Parameters.doubles(median ? 1 : 2));
        this.median = median;
    }

    /// Without WITHIN GROUP there is no column.
    @Override
    ErrorCode unfit(List<Type> arguments) {
        return !median && arguments.size() < 2
                ? ErrorCode.INVALID_WITHIN_GROUP
                : super.unfit(arguments);
    }

    @Override
    final Type result(List<Type> parameters) {
        return SimpleType.DOUBLE;
    }

    /// The values and, if it is an argument, the fraction.
    @Override
    final List<Type> states(List<Type> parameters) {
        return median
                ? List.of(SimpleType.VARBINARY)
                : List.of(SimpleType.VARBINARY, SimpleType.DOUBLE);
    }

    @Override
    public final GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(median, memory);
    }

    /// Sets the fraction of each row's group.
    static void useFractions(
            String function, double[] given, GroupedAccumulator.Rows rows, DoubleStates fractions) {
        for (int i = 0; i < rows.count; i++) {
            double fraction = given[rows.rows == null ? i : rows.rows[i]];
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "The fraction of %s must be between 0 and 1 but is %s"
                                .formatted(function, fraction));
            }
            fractions.values()[rows.groups == null ? 0 : rows.groups[i]] = fraction;
        }
    }

    private static final class Accumulator implements GroupedAccumulator {

        private final boolean median;
        private final BytesBuilders values;
        private final DoubleStates fractions;
        private final ByteBuffer buffer = ByteBuffer.allocate(8);

        Accumulator(boolean median, MemoryPool.Reservation memory) {
            this.median = median;
            values = new BytesBuilders(memory);
            fractions = new DoubleStates(0.5, memory);
        }

        @Override
        public void ensure(int groups) {
            values.ensure(groups);
            fractions.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            double[] in = ((DoubleVector) arguments[0]).values();
            for (int i = 0; i < rows.count; i++) {
                int row = rows.rows == null ? i : rows.rows[i];
                int group = rows.groups == null ? 0 : rows.groups[i];
                values.get(group).append(buffer.putDouble(0, in[row]).array(), 0, 8);
            }
            if (!median) {
                useFractions((DoubleVector) arguments[1], rows);
            }
        }

        private void useFractions(DoubleVector given, Rows rows) {
            Quantile.useFractions("PERCENTILE_CONT", given.values(), rows, fractions);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            BytesVector other = (BytesVector) states[0];
            for (int i = 0; i < rows.count; i++) {
                int row = rows.rows == null ? i : rows.rows[i];
                values.get(rows.groups == null ? 0 : rows.groups[i])
                        .append(other.heap(), other.starts()[row], other.lengths()[row]);
            }
            if (!median) {
                useFractions((DoubleVector) states[1], rows);
            }
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            out[at] = values.slice(SimpleType.VARBINARY, from, count);
            if (!median) {
                out[at + 1] =
                        new DoubleVector(
                                SimpleType.DOUBLE, fractions.slice(from, count), null, count);
            }
        }

        @Override
        public Vector results(int from, int count) {
            double[] results = new double[count];
            long[] nulls = null;
            for (int i = 0; i < count; i++) {
                BytesBuilder bytes = values.find(from + i);
                if (bytes == null) {
                    nulls = nulls == null ? Nulls.allocate(count) : nulls;
                    Nulls.set(nulls, i);
                } else {
                    results[i] = quantile(bytes, fractions.values()[from + i]);
                }
            }
            return new DoubleVector(SimpleType.DOUBLE, results, nulls, count);
        }

        private static double quantile(BytesBuilder bytes, double fraction) {
            double[] sorted = new double[bytes.size() / 8];
            ByteBuffer.wrap(bytes.bytes(), 0, bytes.size()).asDoubleBuffer().get(sorted);
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] = Double.longBitsToDouble(Doubles.keyBits(sorted[i]));
            }
            Arrays.sort(sorted);
            double position = fraction * (sorted.length - 1);
            int below = (int) position;
            int above = Math.min(below + 1, sorted.length - 1);
            double rest = position - below;
            return rest == 0
                    ? sorted[below]
                    : sorted[below] + (sorted[above] - sorted[below]) * rest;
        }

        @Override
        public void reset() {
            values.reset();
            fractions.reset();
        }
    }
}
