package io.feldspar.server.http;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.ExecutionOptions;
import io.feldspar.server.engine.EmbeddedConnection;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.NamedSessions;
import io.feldspar.server.wire.SubmittedStatement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A session over HTTP, with at most one statement whose rows are not all fetched. Thread-safe.
final class SqlSession implements NamedSessions.Member {

    private final FeldsparServer server;
    private final EmbeddedConnection connection;
    private volatile long lastRequest = System.nanoTime();
    private @Nullable SqlResult current;
    private boolean closed;

    SqlSession(FeldsparServer server, EmbeddedConnection connection) {
        this.server = server;
        this.connection = connection;
    }

    EmbeddedConnection connection() {
        return connection;
    }

    void touch() {
        lastRequest = System.nanoTime();
    }

    /// Runs a statement. What of the one before is not fetched is no longer there.
    ///
    /// @param timeoutMillis 0 for none
    synchronized SqlResult run(String sql, long timeoutMillis) {
        closeCurrent();
        SqlResult made =
                new SqlResult(
                        SubmittedStatement.of(
                                server,
                                connection.statement(sql),
                                new ExecutionOptions(0, timeoutMillis, 0)));
        current = made;
        made.start();
        if (closed) {
            closeCurrent();
        }
        return made;
    }

    /// The statement of that identifier where it is the last one, or null.
    synchronized @Nullable SqlResult result(String id) {
        return current != null && current.id().equals(id) ? current : null;
    }

    private void closeCurrent() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public synchronized boolean isIdle(long now, Duration limit) {
        return now - lastRequest > limit.toNanos() && (current == null || !current.isRunning());
    }

    @Override
    public void close() throws EngineException {
        synchronized (this) {
            closed = true;
            closeCurrent();
        }
        connection.close();
    }
}
