package io.feldspar.server.hive;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TOperationType;
import org.jspecify.annotations.Nullable;

/// A listing, such as of tables, whose rows are there.
final class ListOperation implements HiveOperation {

    private final TOperationHandle handle;
    private final Schema schema;
    private final List<Batch> batches = new ArrayList<>();

    /// Guarded by this object.
    private RowCursor rows;

    /// Takes all rows of a listing of the JDBC driver.
    ListOperation(TOperationType type, ResultSet listing) throws SQLException {
        this.handle = new TOperationHandle(Handles.random(), type, true);
        this.schema = schema(listing.getMetaData());
        while (listing.next()) {
            Vector[] values = new Vector[schema.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Values.single(schema.type(i), listing.getObject(i + 1));
            }
            batches.add(Batch.of(values, 1));
        }
        this.rows = new RowCursor(new Listed(batches.iterator()));
    }

    private record Listed(Iterator<Batch> batches) implements RowCursor.Source {

        @Override
        public @Nullable Batch next() {
            return batches.hasNext() ? batches.next() : null;
        }

        @Override
        public boolean nextIsThere() {
            return true;
        }
    }

    private static Schema schema(ResultSetMetaData columns) throws SQLException {
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            SimpleType type =
                    switch (columns.getColumnType(i)) {
                        case Types.INTEGER -> SimpleType.INTEGER;
                        case Types.SMALLINT -> SimpleType.SMALLINT;
                        case Types.BOOLEAN -> SimpleType.BOOLEAN;
                        default -> SimpleType.VARCHAR;
                    };
            fields.add(new Field(columns.getColumnLabel(i), type, true));
        }
        return new Schema(fields);
    }

    @Override
    public TOperationHandle handle() {
        return handle;
    }

    @Override
    public String id() {
        return "";
    }

    @Override
    public void status(TGetOperationStatusResp status, boolean withProgress) {
        status.setOperationState(TOperationState.FINISHED_STATE);
        status.setHasResultSet(true);
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public synchronized RowBatch fetch(int most) {
        return rows.fetch(schema, most);
    }

    @Override
    public synchronized void rewind() {
        rows = new RowCursor(new Listed(batches.iterator()));
    }

    @Override
    public List<String> newLogLines() {
        return List.of();
    }

    @Override
    public void cancel() {
        // It has ended already.
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
