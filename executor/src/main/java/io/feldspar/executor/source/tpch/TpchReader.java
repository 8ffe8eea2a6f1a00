package io.feldspar.executor.source.tpch;

import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.vector.VectorBuilder;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import java.util.Iterator;
import java.util.List;

/// Appends generated rows to columns.
final class TpchReader<E extends TpchEntity> implements RowReader {

    private final Iterator<E> rows;
    private final TpchColumn<E>[] columns;
    private final TpchColumnType.Base[] kinds;

    @SuppressWarnings("unchecked")
    TpchReader(Iterator<? extends TpchEntity> rows, List<TpchColumn<E>> columns) {
        this.rows = (Iterator<E>) rows;
        this.columns = columns.toArray(TpchColumn[]::new);
        this.kinds =
                columns.stream()
                        .map(column -> column.getType().getBase())
                        .toArray(TpchColumnType.Base[]::new);
    }

    @Override
    public boolean read(VectorBuilder[] target) {
        if (!rows.hasNext()) {
            return false;
        }
        E row = rows.next();
        for (int i = 0; i < target.length; i++) {
            append(row, columns[i], kinds[i], target[i]);
        }
        return true;
    }

    private static <E extends TpchEntity> void append(
            E row, TpchColumn<E> column, TpchColumnType.Base kind, VectorBuilder target) {
        switch (kind) {
            case IDENTIFIER -> appendInteger(column.getIdentifier(row), target);
            case INTEGER -> appendInteger(column.getInteger(row), target);
            case DATE -> target.appendInt(column.getDate(row));
            case DOUBLE -> target.appendLong(Math.round(column.getDouble(row) * 100));
            case VARCHAR -> target.appendText(column.getString(row));
        }
    }

    private static void appendInteger(long value, VectorBuilder target) {
        if (target.type().form() == PhysicalForm.INT) {
            target.appendInt((int) value);
        } else {
            target.appendLong(value);
        }
    }

    @Override
    public void close() {}
}
