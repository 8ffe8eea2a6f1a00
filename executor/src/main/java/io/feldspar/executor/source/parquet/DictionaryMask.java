package io.feldspar.executor.source.parquet;

import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;

/// What a condition on one column says of each entry of a dictionary, and of null.
final class DictionaryMask {

    private final FlatVector dictionary;
    private final byte[] passes;
    private final boolean nullPasses;
    private final int passing;

    /// @param passes 1 for each entry for which the condition is true, else 0
    DictionaryMask(FlatVector dictionary, byte[] passes, boolean nullPasses) {
        this.dictionary = dictionary;
        this.passes = passes;
        this.nullPasses = nullPasses;
        int sum = 0;
        for (byte pass : passes) {
            sum += pass;
        }
        passing = sum;
    }

    @SuppressWarnings("ReferenceEquality") // dictionaries are compared by identity
    boolean isOf(FlatVector other) {
        return dictionary == other;
    }

    /// Whether no row passes.
    ///
    /// @param mayHaveNulls whether there may be null rows
    boolean dropsAll(boolean mayHaveNulls) {
        return passing == 0 && !(nullPasses && mayHaveNulls);
    }

    /// Whether every row passes.
    ///
    /// @param mayHaveNulls whether there may be null rows
    boolean keepsAll(boolean mayHaveNulls) {
        return passing == passes.length && (nullPasses || !mayHaveNulls);
    }

    /// Narrows the window down by its column `column`, codes of this dictionary.
    void apply(ReadWindow window, DictionaryVector column) {
        long[] nulls = column.nulls();
        if (keepsAll(nulls != null)) {
            return;
        }
        int[] rows = window.selection();
        int[] codes = column.codes();
        int[] kept = window.target();
        int count = window.count();
        if (nulls != null) {
            window.keep(
                    withNulls(codes, nulls, rows == null ? all(kept, count) : rows, count, kept));
        } else {
            window.keep(
                    rows == null
                            ? allRows(codes, count, kept)
                            : selectedRows(codes, rows, count, kept));
        }
    }

    private int allRows(int[] codes, int count, int[] kept) {
        byte[] mask = passes;
        int out = 0;
        for (int row = 0; row < count; row++) {
            kept[out] = row;
            out += mask[codes[row]];
        }
        return out;
    }

    private int selectedRows(int[] codes, int[] rows, int count, int[] kept) {
        byte[] mask = passes;
        int out = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            kept[out] = row;
            out += mask[codes[row]];
        }
        return out;
    }

    private int withNulls(int[] codes, long[] nulls, int[] rows, int count, int[] kept) {
        byte[] mask = passes;
        int forNull = nullPasses ? 1 : 0;
        int out = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int isNull = (int) (nulls[row >>> 6] >>> row) & 1;
            kept[out] = row;
            out += (isNull & forNull) | ((isNull ^ 1) & mask[codes[row]]);
        }
        return out;
    }

    private static int[] all(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        return rows;
    }
}
