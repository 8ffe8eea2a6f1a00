package io.feldspar.session;

import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a statement gave: batches that stream while the query runs, or a number of rows changed.
///
/// Read by one thread; [#cancel()] and [#progress()] may come from any. [#close()] ends the query
/// where it still runs.
public final class StatementResult implements AutoCloseable {

    private final long queryId;
    private final Schema schema;
    private final boolean rows;
    private final long updateCount;
    private final @Nullable SessionQuery query;
    private final Deque<Batch> ready;

    private StatementResult(
            long queryId,
            Schema schema,
            boolean rows,
            long updateCount,
            @Nullable SessionQuery query,
            List<Batch> ready) {
        this.queryId = queryId;
        this.schema = schema;
        this.rows = rows;
        this.updateCount = updateCount;
        this.query = query;
        this.ready = new ArrayDeque<>(ready);
    }

    static StatementResult streaming(SessionQuery query, Schema schema) {
        return new StatementResult(query.id(), schema, true, -1, query, List.of());
    }

    static StatementResult rows(long queryId, Schema schema, List<Batch> batches) {
        return new StatementResult(queryId, schema, true, -1, null, batches);
    }

    static StatementResult updated(long queryId, long count) {
        return new StatementResult(queryId, new Schema(List.of()), false, count, null, List.of());
    }

    /// The number by which [FeldsparSession#cancel] knows the statement.
    public long queryId() {
        return queryId;
    }

    /// Whether there are rows to read, perhaps none.
    public boolean hasRows() {
        return rows;
    }

    /// The columns of the rows; empty where there are none to read.
    public Schema schema() {
        return schema;
    }

    /// Rows written, 0 for other statements that are no query, -1 where there are rows to read.
    public long updateCount() {
        return updateCount;
    }

    /// The next batch, the caller's to keep; null at the end.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with which the query failed
    public @Nullable Batch next() {
        SessionQuery running = query;
        return running == null ? ready.poll() : running.next();
    }

    public Progress progress() {
        SessionQuery running = query;
        return running == null ? new Progress(1, 1) : running.progress();
    }

    /// Makes the query end with QUERY_CANCELLED.
    public void cancel() {
        SessionQuery running = query;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void close() {
        SessionQuery running = query;
        if (running != null) {
            running.close();
        }
    }
}
