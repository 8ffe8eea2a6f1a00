package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// A column's values for the rows of a batch.
///
/// A *flat* vector holds one value per row in a primitive array; a [ConstantVector] repeats one
/// value; a [DictionaryVector] holds a code per row into a shared, immutable dictionary. A hot
/// loop switches on the class once per batch and runs over the arrays.
///
/// Arrays may be longer than [#length()], and the value at a null or unselected row is undefined.
public abstract sealed class Vector permits FlatVector, ConstantVector, DictionaryVector {

    private final Type type;
    private final int length;

    Vector(Type type, int length) {
        this.type = type;
        this.length = length;
    }

    public final Type type() {
        return type;
    }

    /// The number of rows, selected or not.
    public final int length() {
        return length;
    }

    /// Whether any row may be null; `false` is a promise, `true` is not.
    public abstract boolean mayHaveNulls();

    public abstract boolean isNull(int row);

    /// The value as the Java object that [Values] defines for the type, or null. For edges and
    /// tests.
    public abstract @Nullable Object value(int row);

    /// This vector as a flat one whose rows `selection[0..count)` (all of the first `count` rows
    /// where `selection` is null) are defined; row numbers stay as they are.
    public abstract FlatVector flatten(int @Nullable [] selection, int count);

    /// A newly allocated flat vector of `count` rows: row `i` is this vector's row `rows[i]`
    /// (row `i` where `rows` is null).
    public abstract FlatVector gather(int @Nullable [] rows, int count);

    /// As [#gather], but a constant stays a constant, and codes stay codes of the same dictionary.
    public abstract Vector gatherEncoded(int @Nullable [] rows, int count);

    /// As [#gatherEncoded], but text and nested values share the arrays of this vector.
    public Vector gatherShared(int[] rows, int count) {
        return gatherEncoded(rows, count);
    }

    /// Heap bytes held by this vector's own arrays; a dictionary is not counted.
    public abstract long retainedBytes();
}
