package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.RemovingAccumulator;
import io.feldspar.executor.function.time.IntervalArithmetic;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.LongValues;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mean of the values that are not null: of DECIMAL(p, s) a decimal of scale max(6, s), of
/// other numbers DOUBLE, of times and intervals one of their type.
public final class Avg extends StandardAggregate {

    public Avg() {
        super(
                "AVG",
                List.of(),
                about(
                        "AVG(x)",
                        "The mean of the values that are not null: of DECIMAL(p, s) a decimal of scale max(6, s), of other numbers DOUBLE, of times and intervals one of their type, of dates a TIMESTAMP.",
                        "SELECT AVG(x) FROM (VALUES (1), (2)) AS t(x)",
                        "1.5"),
                Avg::parameters);
    }

    private static @Nullable List<Type> parameters(List<Type> arguments) {
        return arguments.equals(List.of(SimpleType.DATE))
                ? List.of(SimpleType.TIMESTAMP)
                : Parameters.one(type -> type.numeric() || isTime(type), SimpleType.DOUBLE)
                        .accept(arguments);
    }

    private static boolean isTime(Type type) {
        return type == SimpleType.TIME
                || type == SimpleType.TIMESTAMP
                || type == SimpleType.TIMESTAMP_TZ
                || IntervalArithmetic.interval(type);
    }

    @Override
    Type result(List<Type> parameters) {
        if (isTime(parameters.get(0))) {
            return parameters.get(0);
        }
        return parameters.get(0) instanceof DecimalType decimal
                ? new DecimalType(DecimalType.MAX_PRECISION, Math.max(6, decimal.scale()))
                : SimpleType.DOUBLE;
    }

    /// The sum, exact where the argument is, and the count.
    @Override
    List<Type> states(List<Type> parameters) {
        Type type = parameters.get(0);
        Type sum =
                type.form() == PhysicalForm.DOUBLE
                        ? SimpleType.DOUBLE
                        : new DecimalType(DecimalType.MAX_PRECISION, scale(type));
        return List.of(sum, SimpleType.BIGINT);
    }

    private static int scale(Type type) {
        return type instanceof DecimalType decimal ? decimal.scale() : 0;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return arguments.get(0).form() == PhysicalForm.DOUBLE
                ? new Doubles(memory)
                : new Exact(result, states(arguments).get(0), scale(arguments.get(0)), memory);
    }

    /// Integers and decimals: an exact 128-bit sum, divided once at the end. A decimal result is
    /// rounded half away from zero.
    private static final class Exact implements RemovingAccumulator {

        private final Type resultType;
        private final Type sumType;
        private final int scale;
        private final WideSums sums;
        private final Counts counts;

        Exact(Type resultType, Type sumType, int scale, MemoryPool.Reservation memory) {
            this.resultType = resultType;
            this.sumType = sumType;
            this.scale = scale;
            sums = new WideSums(memory);
            counts = new Counts(memory);
        }

        @Override
        public void ensure(int groups) {
            sums.ensure(groups);
            counts.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            sums.add(arguments[0], rows);
            counts.add(rows);
        }

        @Override
        public void remove(FlatVector[] arguments, Rows rows) {
            sums.remove(arguments[0], rows);
            counts.remove(rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            sums.add(states[0], rows);
            counts.merge(states[1], rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            long[] high = sums.highSlice(from, count);
            out[at] = new LongPairVector(sumType, sums.lowSlice(from, count), high, null, count);
            out[at + 1] = counts.vector(from, count);
        }

        @Override
        public Vector results(int from, int count) {
            long[] nulls = nullsWhereNone(counts, from, count);
            if (isTime(resultType)) {
                return times(from, count, nulls);
            }
            return resultType instanceof DecimalType decimal
                    ? decimals(decimal, from, count, nulls)
                    : doubles(from, count, nulls);
        }

        /// Rounded half away from zero.
        private FlatVector times(int from, int count, long @Nullable [] nulls) {
            long[] results = new long[count];
            for (int i = 0; i < count; i++) {
                long rows = counts.count(from + i);
                if (rows > 0) {
                    BigInteger sum = Values.integer(sums.high(from + i), sums.low(from + i));
                    results[i] = Int128.divideHalfUp(sum, BigInteger.valueOf(rows)).longValue();
                }
            }
            return LongValues.vector(resultType, results, nulls, count);
        }

        private FlatVector doubles(int from, int count, long @Nullable [] nulls) {
            double[] results = new double[count];
            double unit = Math.pow(10, scale);
            for (int i = 0; i < count; i++) {
                int group = from + i;
                double sum =
                        sums.high(group) == sums.low(group) >> 63
                                ? sums.low(group)
                                : Values.integer(sums.high(group), sums.low(group)).doubleValue();
                results[i] = sum / counts.count(group) / unit;
            }
            return new DoubleVector(resultType, results, nulls, count);
        }

        private FlatVector decimals(
                DecimalType type, int from, int count, long @Nullable [] nulls) {
            long[] low = new long[count];
            long[] high = type.form() == PhysicalForm.LONG_PAIR ? new long[count] : null;
            for (int i = 0; i < count; i++) {
                int group = from + i;
                if (counts.count(group) == 0) {
                    continue;
                }
                BigInteger result =
                        new BigDecimal(Values.integer(sums.high(group), sums.low(group)), scale)
                                .divide(
                                        BigDecimal.valueOf(counts.count(group)),
                                        type.scale(),
                                        RoundingMode.HALF_UP)
                                .unscaledValue();
                low[i] = result.longValue();
                if (high != null) {
                    high[i] = result.shiftRight(64).longValueExact();
                } else if (result.bitLength() > 63) {
                    throw overflow();
                }
            }
            return high == null
                    ? new LongVector(type, low, nulls, count)
                    : new LongPairVector(type, low, high, nulls, count);
        }

        private FeldsparException overflow() {
            return new FeldsparException(
                    ErrorCode.NUMERIC_OVERFLOW,
                    "AVG is out of the range of " + resultType.sql(),
                    "Cast its argument to DOUBLE.");
        }

        @Override
        public void reset() {
            sums.reset();
            counts.reset();
        }
    }

    private static final class Doubles implements GroupedAccumulator {

        private final DoubleSums sums;
        private final Counts counts;

        Doubles(MemoryPool.Reservation memory) {
            sums = new DoubleSums(memory);
            counts = new Counts(memory);
        }

        @Override
        public void ensure(int groups) {
            sums.ensure(groups);
            counts.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            sums.add(arguments[0], rows);
            counts.add(rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            sums.add(states[0], rows);
            counts.merge(states[1], rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            double[] values = sums.slice(from, count);
            out[at] = new DoubleVector(SimpleType.DOUBLE, values, null, count);
            out[at + 1] = counts.vector(from, count);
        }

        @Override
        public Vector results(int from, int count) {
            double[] results = new double[count];
            for (int i = 0; i < count; i++) {
                results[i] = sums.sum(from + i) / counts.count(from + i);
            }
            long[] nulls = nullsWhereNone(counts, from, count);
            return new DoubleVector(SimpleType.DOUBLE, results, nulls, count);
        }

        @Override
        public void reset() {
            sums.reset();
            counts.reset();
        }
    }

    private static long @Nullable [] nullsWhereNone(Counts counts, int from, int count) {
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            if (counts.count(from + i) == 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            }
        }
        return nulls;
    }
}
