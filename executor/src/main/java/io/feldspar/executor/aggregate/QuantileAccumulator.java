package io.feldspar.executor.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.Doubles;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// MEDIAN and PERCENTILE_CONT: keeps every value as 8 bytes and sorts a group's at the end.
final class QuantileAccumulator extends Accumulator {

    private final boolean median;
    private final BytesBuilders values;
    private final DoubleStates fractions;
    private final ByteBuffer buffer = ByteBuffer.allocate(8);

    /// @param median whether the fraction is one half; else it is the second argument
    QuantileAccumulator(boolean median, MemoryPool.Reservation reservation) {
        this.median = median;
        values = new BytesBuilders(reservation);
        fractions = new DoubleStates(0.5, reservation);
    }

    @Override
    void ensure(int groups) {
        values.ensure(groups);
        fractions.ensure(groups);
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        double[] in = ((DoubleVector) arguments[0]).values();
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            values.get(group).append(buffer.putDouble(0, in[row]).array(), 0, 8);
        }
        if (!median) {
            useFractions(((DoubleVector) arguments[1]).values(), rows);
        }
    }

    private void useFractions(double[] given, Rows rows) {
        for (int i = 0; i < rows.count; i++) {
            double fraction = given[rows.rows == null ? i : rows.rows[i]];
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "The fraction of PERCENTILE_CONT must be between 0 and 1 but is "
                                + fraction);
            }
            fractions.values()[rows.groups == null ? 0 : rows.groups[i]] = fraction;
        }
    }

    @Override
    void merge(FlatVector[] states, Rows rows) {
        BytesVector other = (BytesVector) states[0];
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            values.get(rows.groups == null ? 0 : rows.groups[i])
                    .append(other.heap(), other.starts()[row], other.lengths()[row]);
        }
        if (!median) {
            useFractions(((DoubleVector) states[1]).values(), rows);
        }
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        out[at] = values.slice(SimpleType.VARBINARY, from, count);
        if (!median) {
            out[at + 1] =
                    new DoubleVector(SimpleType.DOUBLE, fractions.slice(from, count), null, count);
        }
    }

    @Override
    Vector results(int from, int count) {
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
        return rest == 0 ? sorted[below] : sorted[below] + (sorted[above] - sorted[below]) * rest;
    }

    @Override
    void reset() {
        values.reset();
        fractions.reset();
    }
}
