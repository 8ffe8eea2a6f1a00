package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineProgress;
import io.feldspar.jdbc.spi.EngineResult;
import io.feldspar.jdbc.spi.EngineStatement;
import io.feldspar.jdbc.spi.ExecutionOptions;
import io.feldspar.jdbc.spi.StatementShape;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement of a session of a server. The server hears of it with its first use, and ends what
/// runs of it when it is closed.
final class RemoteStatement implements EngineStatement {

    private final Wire wire;
    private final int id;
    private final String sql;
    private volatile boolean known;
    private volatile @Nullable RemoteResult result;
    private volatile @Nullable Exchange running;

    RemoteStatement(Wire wire, int id, String sql) {
        this.wire = wire;
        this.id = id;
        this.sql = sql;
    }

    @Override
    public StatementShape describe() throws EngineException {
        known = true;
        Replies.Prepared prepared =
                wire.call(new Requests.Prepare(id, sql), Replies.Prepared.class);
        return new StatementShape(prepared.columns, prepared.parameters);
    }

    @Override
    public EngineResult execute(List<@Nullable Object> parameters, ExecutionOptions options)
            throws EngineException {
        closeResult();
        Requests.Execute request =
                new Requests.Execute(
                        id, known ? null : sql, parameters, options, RemoteResult.CREDIT);
        Exchange exchange = wire.open();
        running = exchange;
        try {
            known = true;
            wire.send(exchange.request(), request);
            RemoteResult made =
                    new RemoteResult(
                            wire,
                            exchange,
                            wire.await(exchange, Replies.Executed.class, wire.timeoutMillis()));
            result = made;
            return made;
        } catch (EngineException error) {
            running = null;
            wire.forget(exchange);
            throw error;
        }
    }

    @Override
    public void cancel() throws EngineException {
        Exchange exchange = running;
        if (exchange != null) {
            wire.send(exchange.request(), new Requests.Cancel());
        }
    }

    /// Also unknown if the server cannot be reached: reading the rows then fails with the cause.
    @Override
    public EngineProgress progress() {
        Exchange exchange = running;
        if (exchange == null) {
            return EngineProgress.UNKNOWN;
        }
        try {
            Replies.Progress progress =
                    wire.call(new Requests.GetProgress(exchange.request()), Replies.Progress.class);
            return new EngineProgress(progress.completedTasks, progress.knownTasks);
        } catch (EngineException unreachable) {
            return EngineProgress.UNKNOWN;
        }
    }

    private void closeResult() throws EngineException {
        RemoteResult open = result;
        result = null;
        running = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() throws EngineException {
        closeResult();
        if (known && !wire.isBroken()) {
            known = false;
            wire.send(wire.oneWay(), new Requests.CloseStatement(id));
        }
    }
}
