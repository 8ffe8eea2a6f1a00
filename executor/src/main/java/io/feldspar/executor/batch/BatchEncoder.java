package io.feldspar.executor.batch;

import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes batches as payloads: `rows (count)  columns (count)  column …`. Only selected rows are
/// written.
final class BatchEncoder {

    /// What a batch, or a dictionary in it, can have at most.
    static final int MAX_ROWS = 1 << 20;

    /// What the lists of a column can have at most, all elements of a level counted.
    static final int MAX_ELEMENTS = 1 << 28;

    private final PayloadWriter payload = new PayloadWriter();
    private final List<ColumnWriter> columns = new ArrayList<>();
    private final boolean shares;

    /// @param shares whether batches of the same stream share their dictionaries
    BatchEncoder(boolean shares) {
        this.shares = shares;
    }

    /// The payload of the batch; the next call overwrites it.
    PayloadWriter encode(Batch batch) {
        int @Nullable [] rows = batch.selection();
        int count = batch.rowCount();
        if (count > MAX_ROWS) {
            throw new IllegalArgumentException(
                    "a batch in binary form has at most %d rows but got %d"
                            .formatted(MAX_ROWS, count));
        }
        payload.clear();
        payload.writeCount(count);
        payload.writeCount(batch.columnCount());
        for (int c = 0; c < batch.columnCount(); c++) {
            if (c == columns.size()) {
                columns.add(new ColumnWriter(payload, shares));
            }
            columns.get(c).write(batch.column(c), rows, count);
        }
        return payload;
    }

    /// The payload of a number.
    PayloadWriter encode(long number) {
        payload.clear();
        payload.writeLong(number);
        return payload;
    }
}
