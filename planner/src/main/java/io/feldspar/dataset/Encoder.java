package io.feldspar.dataset;

import io.feldspar.executor.function.user.ObjectInput;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
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

    /// The object of a row of a batch.
    ///
    /// @param index among the rows that count
    default T fromBatch(Schema schema, Batch batch, int index) {
        return fromRow(RowValues.row(schema, batch.values(index)));
    }

    /// How functions get the objects of rows of these columns.
    default ObjectInput input(Schema schema) {
        return new RowInput(schema, this);
    }

    /// Rows as they are.
    static Encoder<Row> rows() {
        return RowEncoder.INSTANCE;
    }
}
