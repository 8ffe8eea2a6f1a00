package io.feldspar.executor.source;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;

/// Enforces NOT NULL constraints on rows that are written.
public final class RequiredColumns {

    private final Schema schema;

    /// @param schema of the rows that are written
    public RequiredColumns(Schema schema) {
        this.schema = schema;
    }

    /// @throws FeldsparException with NOT_NULL_VIOLATION
    public void check(Batch batch) {
        for (int c = 0; c < schema.size(); c++) {
            if (!schema.field(c).nullable() && holdsNull(batch, batch.column(c))) {
                throw new FeldsparException(
                        ErrorCode.NOT_NULL_VIOLATION,
                        "Column '%s' is NOT NULL, but a row has NULL for it"
                                .formatted(schema.field(c).name()),
                        "Give every row a value.");
            }
        }
    }

    private static boolean holdsNull(Batch batch, Vector column) {
        if (column.mayHaveNulls()) {
            for (int i = 0; i < batch.rowCount(); i++) {
                if (column.isNull(batch.row(i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
