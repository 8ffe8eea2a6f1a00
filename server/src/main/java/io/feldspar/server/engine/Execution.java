package io.feldspar.server.engine;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.session.FeldsparSession;

/// One run of a statement: its number, by which it can be cancelled before it has a result, and its
/// timeout.
final class Execution implements AutoCloseable {

    private final FeldsparSession session;
    private final long id;
    private final Deadline deadline;

    Execution(FeldsparSession session, long timeoutMillis) {
        this.session = session;
        this.id = session.newQueryId();
        this.deadline = new Deadline(timeoutMillis, this::cancel);
    }

    long id() {
        return id;
    }

    void cancel() {
        session.cancel(id);
    }

    /// The error as the user sees it: a query that its timeout cancelled says so.
    EngineException failure(Throwable error) {
        boolean cancelled =
                error instanceof FeldsparException known
                        && known.code() == ErrorCode.QUERY_CANCELLED;
        return cancelled && deadline.passed()
                ? new EngineException(
                        "The query was cancelled after its timeout of "
                                + deadline.millis() / 1000.0
                                + " s",
                        EngineException.TIMEOUT,
                        error)
                : Failures.of(error);
    }

    /// Ends the timeout, not the statement.
    @Override
    public void close() {
        deadline.close();
    }
}
