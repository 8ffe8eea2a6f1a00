package io.feldspar.jdbc.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an execution gave: rows, or a count of rows changed.
public interface EngineResult extends AutoCloseable {

    /// By which the engine, its logs and its other servers know the execution; empty for a list
    /// that the driver makes.
    String operationId();

    /// The columns of the rows; empty where the statement gives none.
    List<EngineColumn> columns();

    /// The number of rows changed by a statement without rows, otherwise -1.
    long updateCount();

    /// Waits for the next rows; null after the last. The batch before it is no longer valid.
    @Nullable EngineBatch next() throws EngineException;

    /// Things worth saying that did not stop the statement.
    default List<String> warnings() {
        return List.of();
    }

    /// Cancels what still runs and frees what is held. Closing again does nothing.
    @Override
    void close() throws EngineException;
}
