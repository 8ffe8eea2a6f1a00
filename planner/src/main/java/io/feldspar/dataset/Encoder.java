package io.feldspar.dataset;

import io.feldspar.executor.type.Schema;
import java.io.Serializable;

/// How objects become rows, and rows objects.
public interface Encoder<T> extends Serializable {

    /// The columns of the rows that it makes; null where it takes rows of any columns.
    @org.jspecify.annotations.Nullable
    Schema schema();

    /// The row of an object.
    Row toRow(T value);

    /// The object of a row.
    T fromRow(Row row);

    /// Rows as they are.
    static Encoder<Row> rows() {
        return RowEncoder.INSTANCE;
    }
}
