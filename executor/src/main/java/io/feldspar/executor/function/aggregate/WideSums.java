package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.GroupedAccumulator.Rows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.StructVector;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A 128-bit sum per group, in one long while none can have left its range.
///
/// Before each batch a bound of what it can add is taken from the widest value. While the bounds
/// add up to less than 2^62 the loops are plain 64-bit additions; after that the upper halves are
/// kept too.
final class WideSums {

    private static final long SAFE = 1L << 62;
    private static final BigInteger DECIMAL_LIMIT = BigInteger.TEN.pow(38);
    private static final long LIMIT_HIGH = DECIMAL_LIMIT.shiftRight(64).longValueExact();
    private static final long LIMIT_LOW = DECIMAL_LIMIT.longValue();

    private final MemoryPool.Reservation reservation;
    private final LongStates low;
    private @Nullable LongStates high;
    private long bound;
    private @Nullable FlatVector measured;
    private int measuredBits;

    WideSums(MemoryPool.Reservation reservation) {
        this.reservation = reservation;
        low = new LongStates(0, reservation);
    }

    void ensure(int groups) {
        low.ensure(groups);
        if (high != null) {
            high.ensure(groups);
        }
    }

    void add(FlatVector vector, Rows rows) {
        switch (vector) {
            case IntVector ints -> {
                if (narrow(31, rows.count)) {
                    addInts(ints.values(), rows);
                } else {
                    addWide(widened(ints.values()), null, rows);
                }
            }
            case LongVector longs -> addLongs(longs, longs.values(), rows);
            case LongPairVector pairs -> {
                if (pairs.high() == null) {
                    addLongs(pairs, pairs.low(), rows);
                } else {
                    bound = SAFE;
                    widen();
                    addWide(pairs.low(), pairs.high(), rows);
                }
            }
            case ByteVector _, DoubleVector _, BytesVector _, ListVector _, StructVector _ ->
                    throw new IllegalArgumentException("no exact sum of " + vector.type());
        }
    }

    private void addLongs(FlatVector vector, long[] values, Rows rows) {
        if (high == null && narrow(bits(vector, values, rows), rows.count)) {
            addNarrow(values, rows);
        } else {
            widen();
            addWide(values, null, rows);
        }
    }

    /// Whether the sums stay in 64 bits when `count` values below 2^bits are added.
    private boolean narrow(int bits, int count) {
        if (high == null && bits <= 48) {
            long next = bound + ((long) count << bits);
            if (next < SAFE && next >= 0) {
                bound = next;
                return true;
            }
        }
        widen();
        return false;
    }

    private void widen() {
        if (high == null) {
            LongStates upper = new LongStates(0, reservation);
            upper.ensure(low.values().length);
            long[] lower = low.values();
            for (int i = 0; i < lower.length; i++) {
                upper.values()[i] = lower[i] >> 63;
            }
            high = upper;
        }
    }

    /// How many bits the magnitudes take. A dictionary is measured once.
    private int bits(FlatVector vector, long[] values, Rows rows) {
        if (vector == measured) {
            return measuredBits;
        }
        int[] selected = rows.rows;
        long any = 0;
        if (selected == null || vector.length() <= 4 * rows.count) {
            int length = selected == null ? rows.count : vector.length();
            for (int i = 0; i < length; i++) {
                any |= values[i] ^ values[i] >> 63;
            }
        } else {
            for (int i = 0; i < rows.count; i++) {
                long value = values[selected[i]];
                any |= value ^ value >> 63;
            }
            return 64 - Long.numberOfLeadingZeros(any);
        }
        if (selected != null) {
            measured = vector;
            measuredBits = 64 - Long.numberOfLeadingZeros(any);
        }
        return 64 - Long.numberOfLeadingZeros(any);
    }

    private void addInts(int[] values, Rows rows) {
        long[] sums = low.values();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        if (groups == null) {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += values[selected == null ? i : selected[i]];
            }
            sums[0] += sum;
            return;
        }
        for (int i = 0; i < count; i++) {
            sums[groups[i]] += values[selected == null ? i : selected[i]];
        }
    }

    private void addNarrow(long[] values, Rows rows) {
        long[] sums = low.values();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        if (groups == null) {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += values[selected == null ? i : selected[i]];
            }
            sums[0] += sum;
            return;
        }
        for (int i = 0; i < count; i++) {
            sums[groups[i]] += values[selected == null ? i : selected[i]];
        }
    }

    private void addWide(long[] values, long @Nullable [] uppers, Rows rows) {
        LongStates upper = Objects.requireNonNull(high);
        long[] lowSums = low.values();
        long[] highSums = upper.values();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        long overflow = 0;
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            int group = groups == null ? 0 : groups[i];
            long value = values[row];
            long sum = lowSums[group] + value;
            long carry = Long.compareUnsigned(sum, value) < 0 ? 1 : 0;
            long before = highSums[group];
            long more = uppers == null ? value >> 63 : uppers[row];
            long after = before + more + carry;
            lowSums[group] = sum;
            highSums[group] = after;
            overflow |= (before ^ after) & (more ^ after);
        }
        if (overflow < 0) {
            throw new FeldsparException(
                    ErrorCode.NUMERIC_OVERFLOW,
                    "A sum left the range of 128 bits",
                    "Cast the argument to DOUBLE.");
        }
    }

    /// Subtracts values that were added before. What is left stays within the bound of what was
    /// added.
    void remove(FlatVector vector, Rows rows) {
        switch (vector) {
            case IntVector ints -> subtract(widened(ints.values()), null, rows);
            case LongVector longs -> subtract(longs.values(), null, rows);
            case LongPairVector pairs -> subtract(pairs.low(), pairs.high(), rows);
            case ByteVector _, DoubleVector _, BytesVector _, ListVector _, StructVector _ ->
                    throw new IllegalArgumentException("no exact sum of " + vector.type());
        }
    }

    private void subtract(long[] values, long @Nullable [] uppers, Rows rows) {
        long[] lowSums = low.values();
        long[] highSums = high == null ? null : high.values();
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            long before = lowSums[group];
            lowSums[group] = before - values[row];
            if (highSums != null) {
                long borrow = Long.compareUnsigned(before, values[row]) < 0 ? 1 : 0;
                highSums[group] -= (uppers == null ? values[row] >> 63 : uppers[row]) + borrow;
            }
        }
    }

    private static long[] widened(int[] values) {
        long[] longs = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            longs[i] = values[i];
        }
        return longs;
    }

    long low(int group) {
        return low.values()[group];
    }

    long high(int group) {
        return high == null ? low(group) >> 63 : high.values()[group];
    }

    long[] lowSlice(int from, int count) {
        return low.slice(from, count);
    }

    /// The upper halves, or null where each is the sign extension of its lower half.
    long @Nullable [] highSlice(int from, int count) {
        return high == null ? null : high.slice(from, count);
    }

    /// Whether a number has at most 38 digits.
    static boolean fitsDecimal(long high, long low) {
        long magnitudeHigh = high;
        long magnitudeLow = low;
        if (high < 0) {
            magnitudeLow = -low;
            magnitudeHigh = ~high + (low == 0 ? 1 : 0);
        }
        return magnitudeHigh >= 0
                && (magnitudeHigh < LIMIT_HIGH
                        || (magnitudeHigh == LIMIT_HIGH
                                && Long.compareUnsigned(magnitudeLow, LIMIT_LOW) < 0));
    }

    void reset() {
        low.reset();
        bound = 0;
        if (high != null) {
            reservation.resize(reservation.bytes() - 8L * high.values().length);
            high = null;
        }
    }
}
