package io.feldspar.executor.store;

import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Hashes the key columns of batches, a column at a time.
///
/// The hash of a dictionary's entries is taken once per dictionary, when enough rows refer to it
/// that this pays. Belongs to one thread.
public final class KeyHasher {

    private final Entries[] entries;
    private long[] scratch = new long[0];

    public KeyHasher(int columns) {
        entries = new Entries[columns];
        for (int i = 0; i < columns; i++) {
            entries[i] = new Entries();
        }
    }

    /// What is known of the dictionary that a column had last.
    private static final class Entries {
        private @Nullable FlatVector dictionary;
        private long @Nullable [] hashes;
        private long rows;
    }

    /// Sets `out[i]` to the hash of the keys' row `rows[i]` (`i` where `rows` is null).
    public void hash(Vector[] keys, int @Nullable [] rows, int count, long[] out) {
        if (keys.length == 0 || count == 0) {
            Arrays.fill(out, 0, count, 0L);
            return;
        }
        hashColumn(0, keys[0], rows, count, out);
        if (keys.length > 1 && scratch.length < count) {
            scratch = new long[count];
        }
        long[] next = scratch;
        for (int c = 1; c < keys.length; c++) {
            hashColumn(c, keys[c], rows, count, next);
            for (int i = 0; i < count; i++) {
                out[i] = Hashing.combine(out[i], next[i]);
            }
        }
    }

    private void hashColumn(
            int column, Vector vector, int @Nullable [] rows, int count, long[] out) {
        switch (vector) {
            case FlatVector flat -> hashFlat(flat, rows, count, out);
            case ConstantVector constant -> {
                hashFlat(constant.single(), null, 1, out);
                Arrays.fill(out, 0, count, out[0]);
            }
            case DictionaryVector coded -> hashCoded(entries[column], coded, rows, count, out);
        }
    }

    private static void hashCoded(
            Entries known, DictionaryVector coded, int @Nullable [] rows, int count, long[] out) {
        FlatVector dictionary = coded.dictionary();
        if (known.dictionary != dictionary) {
            known.dictionary = dictionary;
            known.hashes = null;
            known.rows = 0;
        }
        known.rows += count;
        long[] hashes = known.hashes;
        if (hashes == null) {
            if (known.rows < dictionary.length() / 4) {
                hashFlat(coded.flatten(rows, count), rows, count, out);
                return;
            }
            hashes = new long[dictionary.length()];
            hashFlat(dictionary, null, hashes.length, hashes);
            known.hashes = hashes;
        }
        long[] nulls = coded.nulls();
        int[] codes = coded.codes();
        if (nulls == null) {
            for (int i = 0; i < count; i++) {
                out[i] = hashes[codes[rows == null ? i : rows[i]]];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            out[i] = Nulls.isNull(nulls, row) ? Hashing.NULL : hashes[codes[row]];
        }
    }

    private static void hashFlat(FlatVector vector, int @Nullable [] rows, int count, long[] out) {
        switch (vector) {
            case ByteVector bytes -> {
                byte[] values = bytes.values();
                for (int i = 0; i < count; i++) {
                    out[i] = Hashing.hash((long) values[rows == null ? i : rows[i]]);
                }
            }
            case IntVector ints -> {
                int[] values = ints.values();
                for (int i = 0; i < count; i++) {
                    out[i] = Hashing.hash((long) values[rows == null ? i : rows[i]]);
                }
            }
            case LongVector longs -> {
                long[] values = longs.values();
                for (int i = 0; i < count; i++) {
                    out[i] = Hashing.hash(values[rows == null ? i : rows[i]]);
                }
            }
            case LongPairVector pairs -> {
                long[] low = pairs.low();
                for (int i = 0; i < count; i++) {
                    int row = rows == null ? i : rows[i];
                    out[i] = Hashing.hash(pairs.high(row), low[row]);
                }
            }
            case DoubleVector doubles -> {
                double[] values = doubles.values();
                for (int i = 0; i < count; i++) {
                    out[i] = Hashing.hash(values[rows == null ? i : rows[i]]);
                }
            }
            case BytesVector slices -> hashSlices(slices, rows, count, out);
            case ListVector lists -> hashLists(lists, rows, count, out);
            case StructVector structs -> hashStructs(structs, rows, count, out);
        }
        long[] nulls = vector.nulls();
        if (nulls != null) {
            for (int i = 0; i < count; i++) {
                if (Nulls.isNull(nulls, rows == null ? i : rows[i])) {
                    out[i] = Hashing.NULL;
                }
            }
        }
    }

    private static void hashLists(ListVector lists, int @Nullable [] rows, int count, long[] out) {
        int total = Math.toIntExact(lists.elementCount(rows, count));
        long[] elements = new long[total];
        hashFlat(lists.child(), lists.elements(rows, count, total), total, elements);
        int at = 0;
        for (int i = 0; i < count; i++) {
            int size = lists.size(rows == null ? i : rows[i]);
            long hash = Hashing.hash((long) size);
            for (int e = 0; e < size; e++) {
                hash = Hashing.combine(hash, elements[at++]);
            }
            out[i] = hash;
        }
    }

    private static void hashStructs(
            StructVector structs, int @Nullable [] rows, int count, long[] out) {
        long[] next = new long[count];
        Arrays.fill(out, 0, count, 0L);
        for (int f = 0; f < structs.fieldCount(); f++) {
            hashFlat(structs.visible(f, rows, count), null, count, next);
            for (int i = 0; i < count; i++) {
                out[i] = Hashing.combine(out[i], next[i]);
            }
        }
    }

    private static void hashSlices(
            BytesVector vector, int @Nullable [] rows, int count, long[] out) {
        byte[] heap = vector.heap();
        int[] starts = vector.starts();
        int[] lengths = vector.lengths();
        boolean nullable = vector.mayHaveNulls();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            // The value at a null row is undefined and must not be followed.
            out[i] =
                    nullable && vector.isNull(row)
                            ? Hashing.NULL
                            : Hashing.hash(heap, starts[row], lengths[row]);
        }
    }
}
