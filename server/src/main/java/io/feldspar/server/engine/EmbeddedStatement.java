package io.feldspar.server.engine;

import io.feldspar.executor.type.Schema;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineProgress;
import io.feldspar.jdbc.spi.EngineResult;
import io.feldspar.jdbc.spi.EngineStatement;
import io.feldspar.jdbc.spi.ExecutionOptions;
import io.feldspar.jdbc.spi.StatementShape;
import io.feldspar.session.FeldsparSession;
import io.feldspar.session.PreparedStatement;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.Progress;
import io.feldspar.session.operation.Timeout;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement of a session, each execution of which is an operation.
public final class EmbeddedStatement implements EngineStatement {

    private final PreparedStatement statement;
    private volatile @Nullable Operation running;

    EmbeddedStatement(FeldsparSession session, String sql) {
        this.statement = session.statement(sql);
    }

    @Override
    public StatementShape describe() throws EngineException {
        try {
            Schema schema = statement.schema();
            return new StatementShape(
                    schema == null ? List.of() : TypeNames.columns(schema),
                    statement.parameterTypes().stream().map(TypeNames::type).toList());
        } catch (RuntimeException | Error error) {
            throw Failures.of(error);
        }
    }

    /// Whether it gives rows, perhaps none; known without running it.
    public boolean givesRows() throws EngineException {
        try {
            return statement.givesRows();
        } catch (RuntimeException | Error error) {
            throw Failures.of(error);
        }
    }

    /// Whether it may run tasks; known without running it.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with SYNTAX_ERROR
    public boolean runsTasks() {
        return statement.runsTasks();
    }

    @Override
    public EngineResult execute(List<@Nullable Object> parameters, ExecutionOptions options)
            throws EngineException {
        close();
        try {
            Operation operation = operation(parameters, options);
            running = operation;
            operation.run();
            operation.awaitRows();
            return new EmbeddedResult(operation);
        } catch (RuntimeException | Error error) {
            throw Failures.of(error);
        }
    }

    /// An operation that runs it, still to be started, which is the caller's to close.
    public Operation operation(List<@Nullable Object> parameters, ExecutionOptions options) {
        return statement.operation(parameters, timeout(options));
    }

    private static Timeout timeout(ExecutionOptions options) {
        return new Timeout(
                Duration.ofMillis(options.timeoutMillis()), "Raise the statement's query timeout.");
    }

    @Override
    public void cancel() {
        Operation operation = running;
        if (operation != null) {
            operation.cancel();
        }
    }

    @Override
    public EngineProgress progress() {
        Operation operation = running;
        if (operation == null) {
            return EngineProgress.UNKNOWN;
        }
        Progress progress = operation.progress();
        return new EngineProgress(progress.completedTasks(), progress.totalTasks());
    }

    @Override
    public void close() throws EngineException {
        Operation operation = running;
        running = null;
        if (operation != null) {
            Failures.run(operation::close);
        }
    }
}
