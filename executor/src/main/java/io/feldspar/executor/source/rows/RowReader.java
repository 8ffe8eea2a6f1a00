package io.feldspar.executor.source.rows;

import io.feldspar.executor.vector.VectorBuilder;

/// Reads the rows of a split one after another.
///
/// Belongs to one task and one thread.
public interface RowReader extends AutoCloseable {

    /// Appends one value, or null, of the next row to each of the columns; or appends nothing
    /// and returns false at the end.
    ///
    /// @param columns the requested columns in the order of the request
    /// @throws io.feldspar.executor.error.FeldsparException where the row cannot be read
    boolean read(VectorBuilder[] columns);

    @Override
    void close();
}
