package io.feldspar.server.wire;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.ExecutionOptions;
import io.feldspar.server.engine.EmbeddedStatement;
import io.feldspar.server.engine.Failures;
import io.feldspar.session.operation.Operation;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A statement that runs on the server's threads while its client asks how far it is. It is ready
/// once its first rows are there, which are fetched as more are made, and counts as running until
/// [#end]. Thread-safe.
public final class SubmittedStatement {

    private final FeldsparServer server;
    private final EmbeddedStatement statement;
    private final Operation operation;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicBoolean counted = new AtomicBoolean(true);
    private volatile @Nullable EngineException failure;

    private SubmittedStatement(
            FeldsparServer server, EmbeddedStatement statement, Operation operation) {
        this.server = server;
        this.statement = statement;
        this.operation = operation;
    }

    /// A statement, still to be started.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException where too many run
    public static SubmittedStatement of(
            FeldsparServer server, EmbeddedStatement statement, ExecutionOptions options) {
        server.limits().beginStatement();
        try {
            Operation operation = statement.operation(List.of(), options);
            return new SubmittedStatement(server, statement, operation);
        } catch (RuntimeException | Error error) {
            server.limits().endStatement();
            server.limits().statementTold();
            throw error;
        }
    }

    public Operation operation() {
        return operation;
    }

    /// Runs it once it is its turn.
    ///
    /// @param whenReady called before it is ready, unless it fails
    public void start(Runnable whenReady) {
        try {
            Runnable run = () -> server.limits().threads().execute(() -> run(whenReady));
            if (server.groups().admit(statement, operation, run)) {
                run.run();
            }
        } catch (RuntimeException | Error error) {
            var _ = fail(error);
            ready.countDown();
        }
    }

    private void run(Runnable whenReady) {
        try {
            operation.run();
            operation.awaitRows();
            if (!operation.hasRows()) {
                end();
            }
            whenReady.run();
        } catch (RuntimeException | Error error) {
            fail(error);
        } finally {
            ready.countDown();
        }
    }

    /// Ends it with an error, which is returned as users see it.
    public EngineException fail(Throwable error) {
        EngineException known = Failures.of(error);
        failure = known;
        end();
        return known;
    }

    /// Why it failed, or null.
    public @Nullable EngineException failure() {
        return failure;
    }

    /// It runs no more, and nobody wants its rows.
    public void end() {
        if (counted.compareAndSet(true, false)) {
            operation.close();
            server.limits().endStatement();
            server.limits().statementTold();
        }
    }

    /// Waits until it is ready or has failed.
    ///
    /// @return false where the time is over before
    public boolean isReady(long millis) {
        try {
            return ready.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean isReady() {
        return ready.getCount() == 0;
    }

    /// Waits until it is ready.
    ///
    /// @throws EngineException with which it failed
    public void awaitReady() throws EngineException {
        try {
            ready.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        EngineException error = failure;
        if (error != null) {
            throw error;
        }
    }

    public void cancel() {
        operation.cancel();
    }

    /// Stops it where it runs, and frees its rows.
    public void close() {
        operation.close();
        end();
    }
}
