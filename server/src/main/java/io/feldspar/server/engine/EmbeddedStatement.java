package io.feldspar.server.engine;

import io.feldspar.executor.type.Schema;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineProgress;
import io.feldspar.jdbc.spi.EngineResult;
import io.feldspar.jdbc.spi.EngineStatement;
import io.feldspar.jdbc.spi.StatementShape;
import io.feldspar.session.FeldsparSession;
import io.feldspar.session.PreparedStatement;
import io.feldspar.session.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement of a session. It is parsed once, when it is first needed.
final class EmbeddedStatement implements EngineStatement {

    private final FeldsparSession session;
    private final String sql;
    private @Nullable PreparedStatement parsed;
    private volatile @Nullable Execution running;
    private @Nullable EmbeddedResult result;

    EmbeddedStatement(FeldsparSession session, String sql) {
        this.session = session;
        this.sql = sql;
    }

    private PreparedStatement parsed() {
        PreparedStatement known = parsed;
        if (known == null) {
            known = session.prepare(sql);
            parsed = known;
        }
        return known;
    }

    @Override
    public StatementShape describe() throws EngineException {
        try {
            PreparedStatement statement = parsed();
            Schema schema = statement.schema();
            return new StatementShape(
                    schema == null ? List.of() : TypeNames.columns(schema),
                    statement.parameterTypes().stream().map(TypeNames::type).toList());
        } catch (RuntimeException | Error error) {
            throw Failures.of(error);
        }
    }

    @Override
    public EngineResult execute(List<@Nullable Object> parameters, long maxRows, long timeoutMillis)
            throws EngineException {
        closeResult();
        Execution execution = new Execution(session, timeoutMillis);
        running = execution;
        try {
            EmbeddedResult started =
                    new EmbeddedResult(parsed().execute(execution.id(), parameters), execution);
            result = started;
            started.prefetch();
            return started;
        } catch (RuntimeException | Error error) {
            execution.close();
            throw execution.failure(error);
        }
    }

    @Override
    public void cancel() {
        Execution execution = running;
        if (execution != null) {
            execution.cancel();
        }
    }

    @Override
    public EngineProgress progress() {
        Execution execution = running;
        if (execution == null) {
            return EngineProgress.UNKNOWN;
        }
        Progress progress = session.progress(execution.id());
        return new EngineProgress(progress.completedTasks(), progress.totalTasks());
    }

    private void closeResult() throws EngineException {
        EmbeddedResult open = result;
        result = null;
        running = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() throws EngineException {
        closeResult();
    }
}
