package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// The values of a column of the row group that is being collected, nulls left out, and their
/// numbering for a dictionary.
abstract sealed class ColumnValues permits LongColumnValues, BytesColumnValues {

    /// Appends the vector's rows `rows[0..count)`, or its first `count` where `rows` is null, but
    /// those that are null.
    abstract void append(FlatVector flat, int @Nullable [] rows, int count);

    /// How many values there are.
    abstract int size();

    /// Bytes held, about.
    abstract long bytes();

    /// Numbers the values by first appearance as long as there are at most `limit` distinct
    /// ones.
    ///
    /// @param codes gets the number of each value
    /// @return how many values, from the first on, have a number
    abstract int number(int limit, int[] codes);

    /// How many numbers [#number] gave.
    abstract int distinct();

    /// Appends the numbered values, PLAIN, in the order of their numbers.
    abstract void writeDictionary(ByteBuilder out);

    /// Appends the values `from` to `to`, PLAIN.
    abstract void writePlain(int from, int to, ByteBuilder out);

    /// The bounds of the values `from` to `to`.
    abstract ValueBounds bounds(int from, int to);

    abstract void clear();
}
