package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// The same value, or null, in every row.
public final class ConstantVector extends Vector {

    private final FlatVector single;

    /// @param single a vector of one row: the value
    public ConstantVector(FlatVector single, int length) {
        super(single.type(), length);
        if (single.length() != 1) {
            throw new IllegalArgumentException(
                    "a constant is one row but got " + single.length() + " rows");
        }
        this.single = single;
    }

    /// A constant of the Java object that [Values] defines for the type, or null.
    public static ConstantVector of(Type type, @Nullable Object value, int length) {
        return new ConstantVector(Values.single(type, value), length);
    }

    /// The value, as a vector of one row.
    public FlatVector single() {
        return single;
    }

    @Override
    public boolean mayHaveNulls() {
        return single.isNull(0);
    }

    @Override
    public boolean isNull(int row) {
        return single.isNull(0);
    }

    @Override
    public @Nullable Object value(int row) {
        return single.value(0);
    }

    @Override
    public FlatVector flatten(int @Nullable [] selection, int count) {
        return gather(new int[length()], length());
    }

    @Override
    public FlatVector gather(int @Nullable [] rows, int count) {
        return single.gather(new int[count], count);
    }

    @Override
    public ConstantVector gatherEncoded(int @Nullable [] rows, int count) {
        return new ConstantVector(single, count);
    }

    @Override
    public long retainedBytes() {
        return single.retainedBytes();
    }
}
