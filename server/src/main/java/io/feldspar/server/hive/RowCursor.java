package io.feldspar.server.hive;

import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// Cuts batches into the pieces that a client asks for. One thread at a time uses it.
final class RowCursor {

    /// Bytes of text that go with one answer, unless one step has more.
    private static final long MOST_BYTES = 8 << 20;

    /// Rows that are taken before bytes are counted again.
    private static final int STEP = 256;

    private final Source source;
    private @Nullable Batch pending;
    private int from;
    private long offset;
    private boolean ended;

    /// Where batches come from.
    interface Source {

        /// The next batch, null at the end.
        @Nullable Batch next();

        /// Whether [#next()] does not wait.
        boolean nextIsThere();
    }

    RowCursor(Source source) {
        this.source = source;
    }

    /// How many rows were fetched.
    long offset() {
        return offset;
    }

    /// The next rows, at least one unless there are none: it does not wait for more than it has.
    RowBatch fetch(Schema schema, int most) {
        RowBatch rows = new RowBatch(schema, offset);
        while (rows.rows() < most && rows.bytes() < MOST_BYTES) {
            Batch batch = pending;
            if (batch == null) {
                if (ended || (rows.rows() > 0 && !source.nextIsThere())) {
                    break;
                }
                batch = source.next();
                pending = batch;
                from = 0;
                ended = batch == null;
            }
            if (batch != null) {
                int to =
                        from
                                + Math.min(
                                        STEP,
                                        Math.min(batch.rowCount() - from, most - rows.rows()));
                rows.add(batch, from, to);
                from = to;
                if (from == batch.rowCount()) {
                    pending = null;
                }
            }
        }
        offset += rows.rows();
        return rows;
    }
}
