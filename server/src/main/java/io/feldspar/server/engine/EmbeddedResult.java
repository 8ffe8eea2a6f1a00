package io.feldspar.server.engine;

import io.feldspar.executor.vector.Batch;
import io.feldspar.jdbc.spi.EngineBatch;
import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineResult;
import io.feldspar.session.StatementResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a statement of the session gave.
final class EmbeddedResult implements EngineResult {

    private final StatementResult result;
    private final Execution execution;
    private final List<EngineColumn> columns;
    private @Nullable Batch first;

    EmbeddedResult(StatementResult result, Execution execution) {
        this.result = result;
        this.execution = execution;
        this.columns = TypeNames.columns(result.schema());
    }

    /// Waits for the first rows, so that an early error is the statement's and not the reader's.
    void prefetch() {
        if (result.hasRows()) {
            first = result.next();
        }
    }

    @Override
    public List<EngineColumn> columns() {
        return columns;
    }

    @Override
    public long updateCount() {
        return result.updateCount();
    }

    @Override
    public @Nullable EngineBatch next() throws EngineException {
        Batch batch = first;
        first = null;
        try {
            if (batch == null) {
                batch = result.next();
            }
        } catch (RuntimeException | Error error) {
            execution.close();
            throw execution.failure(error);
        }
        if (batch == null) {
            execution.close();
            return null;
        }
        return new BatchView(batch);
    }

    @Override
    public void close() throws EngineException {
        execution.close();
        try {
            result.close();
        } catch (RuntimeException | Error error) {
            throw Failures.of(error);
        }
    }
}
