package io.feldspar.server.engine;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineError;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.session.operation.OperationFailures;

/// Turns what the engine throws into what the JDBC driver shows.
public final class Failures {

    private Failures() {}

    /// Every error is one of those that users know, with its text.
    public static EngineException of(Throwable error) {
        return switch (error) {
            case EngineException known -> known;
            case FeldsparException known ->
                    new EngineException(
                            String.valueOf(known.getMessage()),
                            known.sqlState(),
                            new EngineError(
                                    known.code().name(),
                                    known.problem(),
                                    known.location(),
                                    known.advice()),
                            known);
            default -> of(OperationFailures.of(error));
        };
    }

    /// Runs what throws nothing checked.
    static void run(Runnable action) throws EngineException {
        try {
            action.run();
        } catch (RuntimeException | Error error) {
            throw of(error);
        }
    }
}
