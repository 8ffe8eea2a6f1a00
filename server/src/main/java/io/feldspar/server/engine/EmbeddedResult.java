package io.feldspar.server.engine;

import io.feldspar.executor.vector.Batch;
import io.feldspar.jdbc.spi.EngineBatch;
import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineResult;
import io.feldspar.session.operation.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of an operation.
public final class EmbeddedResult implements EngineResult {

    private final Operation operation;
    private final List<EngineColumn> columns;

    public EmbeddedResult(Operation operation) {
        this.operation = operation;
        this.columns = TypeNames.columns(operation.schema());
    }

    @Override
    public String operationId() {
        return operation.id().text();
    }

    @Override
    public List<EngineColumn> columns() {
        return columns;
    }

    @Override
    public List<String> warnings() {
        return operation.warnings();
    }

    @Override
    public long updateCount() {
        return operation.updateCount();
    }

    @Override
    public @Nullable EngineBatch next() throws EngineException {
        try {
            Batch batch = operation.next();
            return batch == null ? null : new BatchView(batch);
        } catch (RuntimeException | Error error) {
            throw Failures.of(error);
        }
    }

    @Override
    public void close() throws EngineException {
        Failures.run(operation::close);
    }
}
