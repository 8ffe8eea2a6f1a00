package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineBatch;
import org.jspecify.annotations.Nullable;

/// Rows that came from a server. Values become objects only when asked for.
final class RemoteBatch implements EngineBatch {

    private final RemoteColumn[] columns;
    private final int rows;

    RemoteBatch(RemoteColumn[] columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public int rowCount() {
        return rows;
    }

    @Override
    public @Nullable Object value(int column, int row) {
        return columns[column].value(row);
    }
}
