package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.function.RemovingAccumulator;
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
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sum of the values that are not null: BIGINT of integers, DECIMAL(38, s) of decimals,
/// DOUBLE of doubles. A sum that does not fit is an error.
public final class Sum extends StandardAggregate {

    public Sum() {
        super(
                "SUM",
                List.of(),
                about(
                        "SUM(x)",
                        "The sum of the values that are not null: BIGINT of integers, DECIMAL(38, s) of decimals, DOUBLE of doubles. A sum that does not fit is an error.",
                        "SELECT SUM(x) FROM (VALUES (1), (2)) AS t(x)",
                        "3"),
                Parameters.one(Sum::adds, SimpleType.BIGINT));
    }

    private static boolean adds(Type type) {
        return type.numeric()
                || type == SimpleType.INTERVAL_DAY_TIME
                || type == SimpleType.INTERVAL_YEAR_MONTH;
    }

    @Override
    Type result(List<Type> parameters) {
        Type type = parameters.get(0);
        return type instanceof DecimalType decimal
                ? new DecimalType(DecimalType.MAX_PRECISION, decimal.scale())
                : type == SimpleType.REAL || type == SimpleType.DOUBLE
                        ? SimpleType.DOUBLE
                        : type.numeric() ? SimpleType.BIGINT : type;
    }

    /// Integers are summed in 128 bits, so that whether the sum overflows does not depend on
    /// how the rows were spread.
    @Override
    List<Type> states(List<Type> parameters) {
        Type result = result(parameters);
        return List.of(
                result == SimpleType.BIGINT
                        ? new DecimalType(DecimalType.MAX_PRECISION, 0)
                        : result);
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return arguments.get(0).form() == PhysicalForm.DOUBLE
                ? new Doubles(result, groups, memory)
                : new Exact(result, states(arguments).get(0), groups, memory);
    }

    /// Integers and decimals, exact in 128 bits; a result out of its type's range is an error.
    ///
    /// No intermediate sum fails, so that the outcome does not depend on the order of the rows or
    /// on partial aggregation.
    private static final class Exact implements RemovingAccumulator {

        private final Type resultType;
        private final Type stateType;
        private final WideSums sums;
        private final Presence presence;

        Exact(Type resultType, Type stateType, Groups groups, MemoryPool.Reservation memory) {
            this.resultType = resultType;
            this.stateType = stateType;
            sums = new WideSums(memory);
            presence = new Presence(groups, memory);
        }

        @Override
        public void ensure(int groups) {
            sums.ensure(groups);
            presence.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            sums.add(arguments[0], rows);
            presence.mark(rows);
        }

        @Override
        public void remove(FlatVector[] arguments, Rows rows) {
            sums.remove(arguments[0], rows);
            presence.unmark(rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            add(states, rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            out[at] = vector(stateType, from, count, false);
        }

        @Override
        public Vector results(int from, int count) {
            return vector(resultType, from, count, true);
        }

        private FlatVector vector(Type type, int from, int count, boolean last) {
            long[] low = sums.lowSlice(from, count);
            long[] high = sums.highSlice(from, count);
            long[] nulls = presence.nulls(from, count);
            if (type.form() == PhysicalForm.LONG_PAIR) {
                if (last) {
                    checkDigits(type, low, high, nulls);
                }
                return new LongPairVector(type, low, high, nulls, count);
            }
            if (type.form() == PhysicalForm.INT) {
                checkInts(type, low, nulls);
                return LongValues.vector(type, low, nulls, count);
            }
            for (int i = 0; high != null && i < count; i++) {
                if (high[i] != low[i] >> 63 && !isNull(nulls, i)) {
                    throw overflow(type);
                }
            }
            return new LongVector(type, low, nulls, count);
        }

        /// Year-month intervals.
        private static void checkInts(Type type, long[] low, long @Nullable [] nulls) {
            for (int i = 0; i < low.length; i++) {
                if (low[i] != (int) low[i] && !isNull(nulls, i)) {
                    throw overflow(type);
                }
            }
        }

        private static void checkDigits(
                Type type, long[] low, long @Nullable [] high, long @Nullable [] nulls) {
            for (int i = 0; high != null && i < low.length; i++) {
                if (!isNull(nulls, i) && !WideSums.fitsDecimal(high[i], low[i])) {
                    throw overflow(type);
                }
            }
        }

        private static boolean isNull(long @Nullable [] nulls, int row) {
            return nulls != null && Nulls.isNull(nulls, row);
        }

        private static FeldsparException overflow(Type type) {
            return new FeldsparException(
                    ErrorCode.NUMERIC_OVERFLOW,
                    "SUM is out of the range of " + type.sql(),
                    "Cast its argument to a wider type, such as DECIMAL(38, 0) or DOUBLE.");
        }

        @Override
        public void reset() {
            sums.reset();
            presence.reset();
        }
    }

    private static final class Doubles implements GroupedAccumulator {

        private final Type resultType;
        private final DoubleSums sums;
        private final Presence presence;

        Doubles(Type resultType, Groups groups, MemoryPool.Reservation memory) {
            this.resultType = resultType;
            sums = new DoubleSums(memory);
            presence = new Presence(groups, memory);
        }

        @Override
        public void ensure(int groups) {
            sums.ensure(groups);
            presence.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            sums.add(arguments[0], rows);
            presence.mark(rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            add(states, rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            double[] values = sums.slice(from, count);
            long[] nulls = presence.nulls(from, count);
            out[at] = new DoubleVector(SimpleType.DOUBLE, values, nulls, count);
        }

        @Override
        public Vector results(int from, int count) {
            double[] values = sums.slice(from, count);
            for (int i = 0; resultType == SimpleType.REAL && i < count; i++) {
                values[i] = (float) values[i];
            }
            return new DoubleVector(resultType, values, presence.nulls(from, count), count);
        }

        @Override
        public void reset() {
            sums.reset();
            presence.reset();
        }
    }
}
