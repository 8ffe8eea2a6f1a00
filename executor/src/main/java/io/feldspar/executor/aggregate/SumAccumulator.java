package io.feldspar.executor.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.LongValues;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// SUM of integers and decimals, exact in 128 bits; a result out of its type's range is an error.
///
/// No intermediate sum fails, so that the outcome does not depend on the order of the rows or on
/// partial aggregation. The additions are those of [WideSums].
final class SumAccumulator extends Accumulator {

    private final Type resultType;
    private final Type stateType;
    private final WideSums sums;
    private final Presence presence;

    SumAccumulator(
            Type resultType, Type stateType, boolean grouped, MemoryPool.Reservation reservation) {
        this.resultType = resultType;
        this.stateType = stateType;
        sums = new WideSums(reservation);
        presence = new Presence(grouped, reservation);
    }

    @Override
    void ensure(int groups) {
        sums.ensure(groups);
        presence.ensure(groups);
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        sums.add(arguments[0], rows);
        presence.mark(rows);
    }

    @Override
    void merge(FlatVector[] states, Rows rows) {
        add(states, rows);
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        out[at] = vector(stateType, from, count, false);
    }

    @Override
    Vector results(int from, int count) {
        return vector(resultType, from, count, true);
    }

    private FlatVector vector(Type type, int from, int count, boolean last) {
        long[] low = sums.lowSlice(from, count);
        long[] high = sums.highSlice(from, count);
        long[] nulls = presence.nulls(from, count);
        if (type.form() == PhysicalForm.LONG_PAIR) {
            if (last) {
                checkDigits(type, low, high, nulls, count);
            }
            return new LongPairVector(type, low, high, nulls, count);
        }
        if (type.form() == PhysicalForm.INT) {
            return ints(type, low, nulls, count);
        }
        if (high != null) {
            for (int i = 0; i < count; i++) {
                if (high[i] != low[i] >> 63 && !(nulls != null && Nulls.isNull(nulls, i))) {
                    throw overflow(type);
                }
            }
        }
        return new LongVector(type, low, nulls, count);
    }

    /// Year-month intervals.
    private static FlatVector ints(Type type, long[] low, long @Nullable [] nulls, int count) {
        for (int i = 0; i < count; i++) {
            boolean counts = nulls == null || !Nulls.isNull(nulls, i);
            if (counts && low[i] != (int) low[i]) {
                throw overflow(type);
            }
        }
        return LongValues.vector(type, low, nulls, count);
    }

    private static void checkDigits(
            Type type, long[] low, long @Nullable [] high, long @Nullable [] nulls, int count) {
        if (high == null) {
            return;
        }
        for (int i = 0; i < count; i++) {
            boolean counts = nulls == null || !Nulls.isNull(nulls, i);
            if (counts && !WideSums.fitsDecimal(high[i], low[i])) {
                throw overflow(type);
            }
        }
    }

    private static FeldsparException overflow(Type type) {
        return new FeldsparException(
                ErrorCode.NUMERIC_OVERFLOW,
                "SUM is out of the range of " + type.sql(),
                "Cast its argument to a wider type, such as DECIMAL(38, 0) or DOUBLE.");
    }

    @Override
    void reset() {
        sums.reset();
        presence.reset();
    }
}
