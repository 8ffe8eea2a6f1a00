package io.feldspar.dataset;

import io.feldspar.executor.type.Schema;
import org.jspecify.annotations.Nullable;

/// Rows as they are.
enum RowEncoder implements Encoder<Row> {
    INSTANCE;

    @Override
    public @Nullable Schema schema() {
        return null;
    }

    @Override
    public Row toRow(Row value) {
        return value;
    }

    @Override
    public Row fromRow(Row row) {
        return row;
    }
}
