package io.feldspar.executor.vector;

import org.jspecify.annotations.Nullable;

/// A code per row into a dictionary: row `r` is `dictionary`'s row `codes[r]`.
///
/// Parquet hands out dictionaries, and joins make them: the build side's columns are the
/// dictionary, the matched build rows are the codes. A dictionary is immutable once it is in a
/// vector, may be retained, and is compared by identity, so that work done once per entry can be
/// remembered.
public final class DictionaryVector extends Vector {

    private final int[] codes;
    private final FlatVector dictionary;
    private final long @Nullable [] nulls;

    /// @param nulls the rows that are null whatever their code (see [Nulls]), or null for none; the
    ///     dictionary may hold null entries besides
    public DictionaryVector(
            int[] codes, FlatVector dictionary, long @Nullable [] nulls, int length) {
        super(dictionary.type(), length);
        this.codes = codes;
        this.dictionary = dictionary;
        this.nulls = nulls;
    }

    public int[] codes() {
        return codes;
    }

    public FlatVector dictionary() {
        return dictionary;
    }

    /// The rows that are null whatever their code, or null for none.
    public long @Nullable [] nulls() {
        return nulls;
    }

    @Override
    public boolean mayHaveNulls() {
        return nulls != null || dictionary.mayHaveNulls();
    }

    @Override
    public boolean isNull(int row) {
        return (nulls != null && Nulls.isNull(nulls, row)) || dictionary.isNull(codes[row]);
    }

    @Override
    public @Nullable Object value(int row) {
        return isNull(row) ? null : dictionary.value(codes[row]);
    }

    @Override
    public FlatVector flatten(int @Nullable [] selection, int count) {
        return Flattening.flatten(this, selection, count);
    }

    @Override
    public FlatVector gather(int @Nullable [] rows, int count) {
        return gatherEncoded(rows, count).flatten(null, count);
    }

    @Override
    public DictionaryVector gatherEncoded(int @Nullable [] rows, int count) {
        int[] gatheredCodes = new int[count];
        for (int i = 0; i < count; i++) {
            gatheredCodes[i] = codes[rows == null ? i : rows[i]];
        }
        return new DictionaryVector(
                gatheredCodes, dictionary, Nulls.gather(nulls, rows, count), count);
    }

    @Override
    public long retainedBytes() {
        return 4L * codes.length + (nulls == null ? 0 : 8L * nulls.length);
    }
}
