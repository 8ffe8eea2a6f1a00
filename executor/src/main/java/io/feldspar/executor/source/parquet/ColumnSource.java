package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Gives a scan the values of one column, window by window and forwards only. Windows may be
/// left out, and what is left out costs next to nothing.
sealed interface ColumnSource extends AutoCloseable
        permits ColumnReader,
                CachedColumn,
                NestedColumnReader,
                ConstantColumn,
                PositionColumn,
                WidenedColumn {

    Type type();

    /// Starts over at the row group of that index.
    void open(int rowGroup);

    /// The rows `row` to `row + count` of the row group, at most `Batch.SIZE`; valid until the
    /// next call.
    ///
    /// @param rows the rows of the window that must be defined, ascending, or null for all
    /// @param selected how many of `rows` hold
    Vector read(long row, int count, int @Nullable [] rows, int selected);

    /// The dictionary that every value of the row group is a code of, or null where there is
    /// none.
    @Nullable FlatVector wholeDictionary();

    /// Whether the row group may hold nulls.
    boolean mayHaveNulls();

    @Override
    void close();
}
