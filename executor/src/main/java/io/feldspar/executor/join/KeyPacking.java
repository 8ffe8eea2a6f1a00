package io.feldspar.executor.join;

import io.feldspar.executor.store.LongValues;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the keys of a build side pack into one long that is not negative.
///
/// The ranges of the build keys are known once all rows are there: each key takes the bits of its
/// range, as the distance from its smallest value (plus one where null is a key too, which is 0
/// then). A probe key out of range matches nothing; its code is -1.
final class KeyPacking {

    static final int MAX_BITS = 63;

    private final long[] bases;
    private final long[] largest;
    private final int[] shifts;
    private final boolean[] nullSafe;
    private final int bits;

    private KeyPacking(long[] bases, long[] largest, int[] shifts, boolean[] nullSafe, int bits) {
        this.bases = bases;
        this.largest = largest;
        this.shifts = shifts;
        this.nullSafe = nullSafe;
        this.bits = bits;
    }

    /// The packing for the first `rows` rows of the keys, or null where they do not pack.
    static @Nullable KeyPacking of(List<Vector> keys, boolean[] nullSafe, int rows) {
        int count = keys.size();
        long[] bases = new long[count];
        long[] largest = new long[count];
        int[] shifts = new int[count];
        int bits = 0;
        for (int k = 0; k < count; k++) {
            Vector key = keys.get(k);
            if (!LongValues.covers(key.type())) {
                return null;
            }
            long[] range = range(key, rows);
            long span = range[1] - range[0];
            if (range[0] <= range[1] && (span < 0 || span >= Long.MAX_VALUE - 1)) {
                return null;
            }
            boolean empty = range[0] > range[1];
            bases[k] = empty ? 0 : nullSafe[k] ? range[0] - 1 : range[0];
            largest[k] = empty ? (nullSafe[k] ? 0 : -1) : nullSafe[k] ? span + 1 : span;
            shifts[k] = bits;
            bits += 64 - Long.numberOfLeadingZeros(Math.max(1, largest[k]));
            if (bits > MAX_BITS) {
                return null;
            }
        }
        return new KeyPacking(bases, largest, shifts, nullSafe, bits);
    }

    private static long[] range(Vector key, int rows) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        boolean nullable = key.mayHaveNulls();
        int[] chunk = new int[Math.min(rows, JoinTable.CHUNK)];
        long[] values = new long[chunk.length];
        for (int from = 0; from < rows; from += JoinTable.CHUNK) {
            int n = Math.min(JoinTable.CHUNK, rows - from);
            for (int i = 0; i < n; i++) {
                chunk[i] = from + i;
            }
            LongValues.read(key, chunk, n, values);
            for (int i = 0; i < n; i++) {
                if (!nullable || !key.isNull(from + i)) {
                    min = Math.min(min, values[i]);
                    max = Math.max(max, values[i]);
                }
            }
        }
        return new long[] {min, max};
    }

    /// All codes are below 2^bits.
    int bits() {
        return bits;
    }

    /// The largest code of a single key; codes are dense from 0 to it at best.
    long largestCode() {
        return bases.length == 1 ? Math.max(0, largest[0]) : (1L << bits) - 1;
    }

    /// Sets `codes[i]` to the code of the keys' row `rows[i]` (`i` where `rows` is null), or -1.
    ///
    /// @param scratch as long as `codes`
    void encode(Vector[] keys, int @Nullable [] rows, int count, long[] codes, long[] scratch) {
        for (int k = 0; k < keys.length; k++) {
            long[] to = k == 0 ? codes : scratch;
            LongValues.read(keys[k], rows, count, to);
            long base = bases[k];
            long limit = largest[k];
            if (limit < 0) {
                Arrays.fill(codes, 0, count, -1L);
                return;
            }
            int lowest = nullSafe[k] ? 1 : 0;
            for (int i = 0; i < count; i++) {
                long code = to[i] - base;
                to[i] = code < lowest || code > limit ? -1 : code;
            }
            if (keys[k].mayHaveNulls()) {
                encodeNulls(keys[k], rows, count, nullSafe[k] ? 0 : -1, to);
            }
            if (k > 0) {
                int shift = shifts[k];
                for (int i = 0; i < count; i++) {
                    codes[i] |= to[i] < 0 ? -1 : to[i] << shift;
                }
            }
        }
    }

    private static void encodeNulls(
            Vector key, int @Nullable [] rows, int count, long code, long[] codes) {
        for (int i = 0; i < count; i++) {
            if (key.isNull(rows == null ? i : rows[i])) {
                codes[i] = code;
            }
        }
    }
}
