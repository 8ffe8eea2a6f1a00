package io.feldspar.server.hive;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import org.apache.hive.service.rpc.thrift.TColumn;
import org.apache.hive.service.rpc.thrift.TRow;
import org.apache.hive.service.rpc.thrift.TRowSet;

/// Rows on their way to a client, column by column.
final class RowBatch {

    private final long offset;
    private final List<ColumnBuilder<?>> columns = new ArrayList<>();
    private int rows;

    /// @param offset how many rows come before these
    RowBatch(Schema schema, long offset) {
        this.offset = offset;
        for (Field field : schema.fields()) {
            columns.add(ColumnBuilder.of(field.type()));
        }
    }

    int rows() {
        return rows;
    }

    /// About how many bytes their texts take.
    long bytes() {
        long bytes = 0;
        for (ColumnBuilder<?> column : columns) {
            bytes += column.byteCount();
        }
        return bytes;
    }

    /// Takes the batch's rows `from..to`.
    void add(Batch batch, int from, int to) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(batch, i, from, to);
        }
        rows += to - from;
    }

    /// @param byColumn whether the client takes columns, as those since version 6 do
    TRowSet rowSet(boolean byColumn) {
        TRowSet set = new TRowSet(offset, new ArrayList<>());
        if (byColumn) {
            List<TColumn> built = new ArrayList<>();
            columns.forEach(column -> built.add(column.column()));
            set.setColumns(built);
        } else {
            for (int row = 0; row < rows; row++) {
                TRow one = new TRow(new ArrayList<>());
                for (ColumnBuilder<?> column : columns) {
                    one.addToColVals(column.value(row));
                }
                set.addToRows(one);
            }
        }
        return set;
    }
}
