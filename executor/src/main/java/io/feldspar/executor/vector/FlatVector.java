package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// A vector with one value per row in a primitive array.
public abstract sealed class FlatVector extends Vector
        permits ByteVector,
                IntVector,
                LongVector,
                LongPairVector,
                DoubleVector,
                BytesVector,
                ListVector,
                StructVector {

    private final long @Nullable [] nulls;

    FlatVector(Type type, int length, long @Nullable [] nulls) {
        super(type, length);
        this.nulls = nulls;
    }

    /// The null bitmap (see [Nulls]), or null where no row is null.
    public final long @Nullable [] nulls() {
        return nulls;
    }

    @Override
    public final boolean mayHaveNulls() {
        return nulls != null;
    }

    @Override
    public final boolean isNull(int row) {
        return nulls != null && Nulls.isNull(nulls, row);
    }

    @Override
    public final @Nullable Object value(int row) {
        return isNull(row) ? null : Values.read(this, row);
    }

    @Override
    public final FlatVector flatten(int @Nullable [] selection, int count) {
        return this;
    }

    @Override
    public final FlatVector gatherEncoded(int @Nullable [] rows, int count) {
        return gather(rows, count);
    }

    @Override
    public final FlatVector gatherShared(int[] rows, int count) {
        return new DictionaryVector(rows, this, null, count).flatten(null, count);
    }

    final long nullBytes() {
        return nulls == null ? 0 : 8L * nulls.length;
    }
}
