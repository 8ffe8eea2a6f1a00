package io.feldspar.executor.aggregate;

import io.feldspar.executor.store.LongValues;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Codes of integers, dates, times, short decimals and booleans: the distance from a base.
final class RangeCoder extends KeyCoder {

    /// Wider ranges are not worth packing.
    private static final int MAX_BITS = 62;

    private final Type type;
    private long[] values = new long[0];

    RangeCoder(Type type) {
        this.type = type;
    }

    @Override
    boolean encode(Vector vector, int @Nullable [] rows, int count, int shift, long[] codes) {
        read(vector, rows, count);
        long[] in = values;
        long base = layout().base();
        long outside = 0;
        if (!vector.mayHaveNulls()) {
            for (int i = 0; i < count; i++) {
                long offset = in[i] - base;
                long code = offset + 1;
                outside |= offset | code;
                codes[i] |= code << shift;
            }
        } else {
            for (int i = 0; i < count; i++) {
                if (!vector.isNull(rows == null ? i : rows[i])) {
                    long offset = in[i] - base;
                    long code = offset + 1;
                    outside |= offset | code;
                    codes[i] |= code << shift;
                }
            }
        }
        return outside >>> layout().bits() == 0;
    }

    @Override
    @Nullable Layout fitting(Vector vector, int @Nullable [] rows, int count, boolean spare) {
        read(vector, rows, count);
        boolean first = layout().bits() == 0;
        long lowest = first ? Long.MAX_VALUE : layout().base();
        long highest = first ? Long.MIN_VALUE : layout().base() + span(layout().bits());
        boolean nullable = vector.mayHaveNulls();
        long min = lowest;
        long max = highest;
        for (int i = 0; i < count; i++) {
            if (!nullable || !vector.isNull(rows == null ? i : rows[i])) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
        }
        if (min > max) {
            return new Layout(0, 1);
        }
        long range = max - min;
        if (range < 0 || range >= (1L << MAX_BITS) - 2) {
            return null;
        }
        int bits = bits(range + 1);
        if (!spare || (min == lowest && max == highest) || bits == MAX_BITS) {
            return layout(min, bits);
        }
        // Grow in the direction in which the values went.
        int wider = first ? bits : bits + 1;
        long room = span(wider) - range;
        long below = min == lowest || first ? 0 : max == highest ? room : room / 2;
        return layout(min < Long.MIN_VALUE + below ? min : min - below, wider);
    }

    /// The largest distance from the base that `bits` hold, where code 0 is null.
    private static long span(int bits) {
        return (1L << bits) - 2;
    }

    /// A layout from `base` on, or from lower where its end would be beyond the largest value.
    private static Layout layout(long base, int bits) {
        return new Layout(Math.min(base, Long.MAX_VALUE - span(bits)), bits);
    }

    private void read(Vector vector, int @Nullable [] rows, int count) {
        if (values.length < count) {
            values = new long[count];
        }
        LongValues.read(vector, rows, count, values);
    }

    @Override
    Vector decode(long[] codes, int count) {
        long base = layout().base();
        long[] decoded = new long[count];
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            decoded[i] = codes[i] - 1 + base;
            if (codes[i] == 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            }
        }
        return LongValues.vector(type, decoded, nulls, count);
    }
}
