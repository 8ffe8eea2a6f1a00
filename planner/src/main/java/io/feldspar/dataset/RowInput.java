package io.feldspar.dataset;

import io.feldspar.executor.function.user.ObjectInput;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.FlatVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows, or what an encoder makes of them, as arguments of functions.
final class RowInput implements ObjectInput {

    private static final long serialVersionUID = 1L;

    /// Tells the columns; it has no values.
    private final Row shape;

    private final Encoder<?> encoder;

    RowInput(Schema schema, Encoder<?> encoder) {
        this.shape = Row.of(schema, new Object[schema.size()]);
        this.encoder = encoder;
    }

    @Override
    public @Nullable Object read(FlatVector[] columns, int row) {
        List<@Nullable Object> values = new ArrayList<>(columns.length);
        for (FlatVector column : columns) {
            values.add(column.value(row));
        }
        return encoder.fromRow(RowValues.row(shape.schema(), values));
    }
}
