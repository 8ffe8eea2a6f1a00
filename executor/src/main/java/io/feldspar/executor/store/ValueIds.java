package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Small numbers for the different values of a column: null is 0, the first value 1, and so on.
///
/// Dictionaries of different files and row groups become one. Each entry of a dictionary is looked
/// up once, when the first row refers to it; rows then go by their codes.
public final class ValueIds {

    private static final int UNKNOWN = 0;

    private final FlatColumn values;
    private final RowIndex index;
    private final KeyHasher hasher = new KeyHasher(1);
    private final RowIndex.Scratch scratch = new RowIndex.Scratch();
    private @Nullable FlatVector dictionary;
    /// Per entry of the dictionary its number + 1, or UNKNOWN.
    private int[] entryNumbers = new int[0];

    private long[] hashes = new long[0];

    public ValueIds(Type type, MemoryPool.Reservation reservation) {
        values = FlatColumn.of(type, reservation);
        index = new RowIndex(new FlatColumn[] {values}, reservation);
    }

    /// The number of different values, null not counted.
    public int size() {
        return values.size();
    }

    /// The values; number `n` is at row `n - 1`.
    public FlatVector values() {
        return values.view();
    }

    /// Sets `out[i]` to the number of the vector's row `rows[i]` (`i` where `rows` is null).
    public void numbers(Vector vector, int @Nullable [] rows, int count, int[] out) {
        if (count == 0) {
            return;
        }
        switch (vector) {
            case FlatVector flat -> flatNumbers(flat, rows, count, out);
            case ConstantVector constant -> {
                flatNumbers(constant.single(), null, 1, out);
                Arrays.fill(out, 0, count, out[0]);
            }
            case DictionaryVector coded -> codedNumbers(coded, rows, count, out);
        }
    }

    private void codedNumbers(DictionaryVector coded, int @Nullable [] rows, int count, int[] out) {
        if (dictionary != coded.dictionary()) {
            dictionary = coded.dictionary();
            entryNumbers = new int[dictionary.length()];
        }
        int[] numbers = entryNumbers;
        int[] codes = coded.codes();
        long[] nulls = coded.nulls();
        int unknown = 0;
        if (nulls == null) {
            for (int i = 0; i < count; i++) {
                int number = numbers[codes[rows == null ? i : rows[i]]] - 1;
                out[i] = number;
                unknown |= number;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                int number = Nulls.isNull(nulls, row) ? 0 : numbers[codes[row]] - 1;
                out[i] = number;
                unknown |= number;
            }
        }
        if (unknown < 0) {
            learn(coded, rows, count, out);
        }
    }

    /// Looks up the entries that rows of `out` refer to and that have no number yet.
    private void learn(DictionaryVector coded, int @Nullable [] rows, int count, int[] out) {
        int[] codes = coded.codes();
        int[] fresh = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            int code = codes[rows == null ? i : rows[i]];
            if (out[i] < 0 && entryNumbers[code] == UNKNOWN) {
                entryNumbers[code] = -1;
                fresh[n++] = code;
            }
        }
        int[] numbers = new int[n];
        flatNumbers(coded.dictionary(), fresh, n, numbers);
        for (int k = 0; k < n; k++) {
            entryNumbers[fresh[k]] = numbers[k] + 1;
        }
        for (int i = 0; i < count; i++) {
            if (out[i] < 0) {
                out[i] = entryNumbers[codes[rows == null ? i : rows[i]]] - 1;
            }
        }
    }

    private void flatNumbers(FlatVector flat, int @Nullable [] rows, int count, int[] out) {
        int[] kept = rows;
        int n = count;
        boolean nulls = flat.mayHaveNulls();
        if (nulls) {
            kept = new int[count];
            n = 0;
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                if (!flat.isNull(row)) {
                    kept[n++] = row;
                }
            }
        }
        if (hashes.length < n) {
            hashes = new long[n];
        }
        FlatVector[] keys = {flat};
        hasher.hash(keys, kept, n, hashes);
        index.assign(keys, hashes, kept, n, out, scratch);
        for (int i = 0; i < n; i++) {
            out[i]++;
        }
        if (nulls) {
            // Spread from the back: there are at most as many numbers as rows before each.
            for (int i = count - 1; i >= 0; i--) {
                out[i] = flat.isNull(rows == null ? i : rows[i]) ? 0 : out[--n];
            }
        }
    }
}
