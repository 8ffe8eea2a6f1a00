package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.LongValues;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Groups by keys whose codes pack into one long.
///
/// ```text
/// code   key 2's code | key 1's code | key 0's code        each as wide as its range needs
/// ```
/// The group of a code is found in a [CodeIndex]. The codes of all groups are stored; keys
/// are decoded from them, and codes are laid out again when a range grows.
final class PackedGroups {

    private static final int MAX_DICTIONARY = 1 << 16;

    private final KeyCoder[] coders;
    private final int[] shifts;
    private final MemoryPool.Reservation reservation;
    private final CodeIndex index;
    private long[] batchCodes = new long[0];

    private PackedGroups(KeyCoder[] coders, MemoryPool.Reservation reservation) {
        this.coders = coders;
        this.shifts = new int[coders.length];
        this.reservation = reservation;
        this.index = new CodeIndex(reservation);
    }

    /// A table for keys like those of a first batch, or null where they do not pack.
    static @Nullable PackedGroups startingWith(Vector[] keys, MemoryPool.Reservation reservation) {
        KeyCoder[] coders = new KeyCoder[keys.length];
        for (int c = 0; c < coders.length; c++) {
            if (LongValues.covers(keys[c].type())) {
                coders[c] = new RangeCoder(keys[c].type());
            } else if (hasFewValues(keys[c])) {
                coders[c] = new ValueCoder(keys[c].type(), reservation);
            } else {
                return null;
            }
        }
        return new PackedGroups(coders, reservation);
    }

    private static boolean hasFewValues(Vector vector) {
        return switch (vector) {
            case FlatVector _ -> false;
            case ConstantVector _ -> true;
            case DictionaryVector coded -> coded.dictionary().length() <= MAX_DICTIONARY;
        };
    }

    int size() {
        return index.size();
    }

    /// @return false where the keys do not fit 64 bits; nothing has changed then
    boolean assign(Vector[] keys, int @Nullable [] rows, int count, int[] groups) {
        if (batchCodes.length < count) {
            batchCodes = new long[Math.max(count, Batch.SIZE)];
        }
        if (!encode(keys, rows, count)) {
            if (!layOut(keys, rows, count)) {
                return false;
            }
            if (!encode(keys, rows, count)) {
                throw new IllegalStateException("keys do not fit the layout made for them");
            }
        }
        index.assign(batchCodes, count, groups);
        return true;
    }

    private boolean encode(Vector[] keys, int @Nullable [] rows, int count) {
        Arrays.fill(batchCodes, 0, count, 0L);
        for (int c = 0; c < coders.length; c++) {
            if (!coders[c].encode(keys[c], rows, count, shifts[c], batchCodes)) {
                return false;
            }
        }
        return true;
    }

    private boolean layOut(Vector[] keys, int @Nullable [] rows, int count) {
        KeyCoder.Layout @Nullable [] next = layouts(keys, rows, count, true);
        if (next == null) {
            next = layouts(keys, rows, count, false);
        }
        if (next == null) {
            return false;
        }
        int capacity = Math.max(Batch.SIZE, size());
        // Refused before anything changes, so that the keys of the groups so far can be read.
        reservation.grow(8L * coders.length * size() + 8L * capacity);
        long[][] parts = new long[coders.length][];
        for (int c = 0; c < coders.length; c++) {
            parts[c] = codesOf(c, 0, size());
        }
        long[] codes = new long[capacity];
        int shift = 0;
        for (int c = 0; c < coders.length; c++) {
            KeyCoder.Layout before = coders[c].layout();
            coders[c].use(next[c]);
            shifts[c] = shift;
            for (int g = 0; g < size(); g++) {
                codes[g] |= coders[c].recode(parts[c][g], before) << shift;
            }
            shift += next[c].bits();
        }
        reservation.release(8L * coders.length * size());
        index.replace(codes, shift);
        return true;
    }

    private KeyCoder.Layout @Nullable [] layouts(
            Vector[] keys, int @Nullable [] rows, int count, boolean spare) {
        KeyCoder.Layout[] layouts = new KeyCoder.Layout[coders.length];
        int bits = 0;
        for (int c = 0; c < layouts.length; c++) {
            KeyCoder.Layout layout = coders[c].fitting(keys[c], rows, count, spare);
            if (layout == null) {
                return null;
            }
            layouts[c] = layout;
            bits += layout.bits();
        }
        return bits <= 64 ? layouts : null;
    }

    private long[] codesOf(int column, int from, int count) {
        int bits = coders[column].layout().bits();
        long mask = bits == 64 ? -1L : (1L << bits) - 1;
        long[] packed = index.codes();
        long[] codes = new long[count];
        for (int i = 0; i < count; i++) {
            codes[i] = packed[from + i] >>> shifts[column] & mask;
        }
        return codes;
    }

    Vector[] keys(int from, int count) {
        Vector[] keys = new Vector[coders.length];
        for (int c = 0; c < keys.length; c++) {
            keys[c] = coders[c].decode(codesOf(c, from, count), count);
        }
        return keys;
    }

    /// Puts all groups into a table of rows, where they get the same numbers.
    void moveTo(HashedGroups other) {
        int[] groups = new int[Batch.SIZE];
        for (int from = 0; from < size(); from += Batch.SIZE) {
            int count = Math.min(Batch.SIZE, size() - from);
            other.assign(keys(from, count), null, count, groups);
        }
        index.close();
    }

    String strategy() {
        return index.direct() ? "direct array" : "packed longs";
    }
}
