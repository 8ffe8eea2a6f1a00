package io.feldspar.executor.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.PhysicalForm;
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
import org.jspecify.annotations.Nullable;

/// AVG of integers and decimals: an exact 128-bit sum, divided once at the end.
///
/// The result is a DOUBLE, or a decimal rounded half away from zero, as the call's type says.
final class AverageAccumulator extends Accumulator {

    private final Type resultType;
    private final Type sumType;
    private final int scale;
    private final WideSums sums;
    private final CountAccumulator counts;

    /// @param argumentType what is averaged
    /// @param sumType the type of the first column of the state; the second is the count
    AverageAccumulator(
            Type argumentType, Type resultType, Type sumType, MemoryPool.Reservation reservation) {
        this.resultType = resultType;
        this.sumType = sumType;
        this.scale = argumentType instanceof DecimalType decimal ? decimal.scale() : 0;
        sums = new WideSums(reservation);
        counts = new CountAccumulator(reservation);
    }

    @Override
    void ensure(int groups) {
        sums.ensure(groups);
        counts.ensure(groups);
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        sums.add(arguments[0], rows);
        counts.add(arguments, rows);
    }

    @Override
    void merge(FlatVector[] states, Rows rows) {
        sums.add(states[0], rows);
        counts.merge((LongVector) states[1], rows);
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        long[] high = sums.highSlice(from, count);
        if (sumType.form() == PhysicalForm.LONG_PAIR) {
            out[at] = new LongPairVector(sumType, sums.lowSlice(from, count), high, null, count);
        } else {
            for (int i = from; high != null && i < from + count; i++) {
                if (sums.high(i) != sums.low(i) >> 63) {
                    throw overflow();
                }
            }
            out[at] = new LongVector(sumType, sums.lowSlice(from, count), null, count);
        }
        out[at + 1] = counts.results(from, count);
    }

    @Override
    Vector results(int from, int count) {
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            if (counts.count(from + i) == 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            }
        }
        return resultType instanceof DecimalType decimal
                ? decimals(decimal, from, count, nulls)
                : doubles(from, count, nulls);
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

    private FlatVector decimals(DecimalType type, int from, int count, long @Nullable [] nulls) {
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
    void reset() {
        sums.reset();
        counts.reset();
    }
}
