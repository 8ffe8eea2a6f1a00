package io.feldspar.executor.vector;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks codes up in their dictionary, one loop per physical form.
final class Flattening {

    private Flattening() {}

    /// The vector of `vector.length()` rows whose selected rows hold their dictionary entries.
    /// Codes at null rows are read too, so they must lie within the dictionary; an empty dictionary
    /// means that every row is null.
    static FlatVector flatten(DictionaryVector vector, int @Nullable [] selection, int count) {
        FlatVector dictionary = vector.dictionary();
        int length = selection == null ? count : vector.length();
        long[] nulls = nulls(vector, selection, count, length);
        int[] codes = vector.codes();
        int looked = dictionary.length() == 0 ? 0 : count;
        return switch (dictionary) {
            case ByteVector entries -> {
                byte[] out = new byte[length];
                byte[] in = entries.values();
                for (int i = 0; i < looked; i++) {
                    int row = selection == null ? i : selection[i];
                    out[row] = in[codes[row]];
                }
                yield new ByteVector(vector.type(), out, nulls, length);
            }
            case IntVector entries -> {
                int[] out = new int[length];
                int[] in = entries.values();
                for (int i = 0; i < looked; i++) {
                    int row = selection == null ? i : selection[i];
                    out[row] = in[codes[row]];
                }
                yield new IntVector(vector.type(), out, nulls, length);
            }
            case LongVector entries -> {
                long[] out = new long[length];
                long[] in = entries.values();
                for (int i = 0; i < looked; i++) {
                    int row = selection == null ? i : selection[i];
                    out[row] = in[codes[row]];
                }
                yield new LongVector(vector.type(), out, nulls, length);
            }
            case LongPairVector entries -> {
                long[] low = new long[length];
                long[] high = entries.high() == null ? null : new long[length];
                for (int i = 0; i < looked; i++) {
                    int row = selection == null ? i : selection[i];
                    low[row] = entries.low()[codes[row]];
                    if (high != null) {
                        high[row] = entries.high(codes[row]);
                    }
                }
                yield new LongPairVector(vector.type(), low, high, nulls, length);
            }
            case DoubleVector entries -> {
                double[] out = new double[length];
                double[] in = entries.values();
                for (int i = 0; i < looked; i++) {
                    int row = selection == null ? i : selection[i];
                    out[row] = in[codes[row]];
                }
                yield new DoubleVector(vector.type(), out, nulls, length);
            }
            case BytesVector entries -> {
                int[] starts = new int[length];
                int[] lengths = new int[length];
                for (int i = 0; i < looked; i++) {
                    int row = selection == null ? i : selection[i];
                    starts[row] = entries.starts()[codes[row]];
                    lengths[row] = entries.lengths()[codes[row]];
                }
                yield new BytesVector(
                        vector.type(), entries.heap(), starts, lengths, nulls, length);
            }
            case ListVector entries -> {
                int[] starts = new int[length];
                int[] lengths = new int[length];
                for (int i = 0; i < looked; i++) {
                    int row = selection == null ? i : selection[i];
                    starts[row] = entries.starts()[codes[row]];
                    lengths[row] = entries.lengths()[codes[row]];
                }
                yield entries.withRanges(starts, lengths, nulls, length);
            }
            case StructVector entries -> {
                List<FlatVector> fields = new ArrayList<>();
                for (int f = 0; f < entries.fieldCount(); f++) {
                    fields.add(
                            flatten(
                                    new DictionaryVector(
                                            codes, entries.field(f), vector.nulls(), length),
                                    selection,
                                    count));
                }
                yield new StructVector(vector.type(), fields, nulls, length);
            }
        };
    }

    private static long @Nullable [] nulls(
            DictionaryVector vector, int @Nullable [] selection, int count, int length) {
        long[] entryNulls = vector.dictionary().nulls();
        if (entryNulls == null) {
            return vector.nulls();
        }
        long[] nulls = Nulls.allocate(length);
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (vector.isNull(row)) {
                Nulls.set(nulls, row);
            }
        }
        return nulls;
    }
}
