package io.feldspar.server.engine;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what the engine throws into what the JDBC driver shows.
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /// A user's error keeps its text. Anything else is our fault: it is logged with its stack, and
    /// the user is told in one line.
    static EngineException of(Throwable error) {
        return switch (error) {
            case EngineException known -> known;
            case FeldsparException known ->
                    new EngineException(
                            String.valueOf(known.getMessage()), known.sqlState(), known);
            case OutOfMemoryError heap ->
                    new EngineException(
                            "The heap is too small for this statement: " + heap.getMessage(),
                            ErrorCode.OUT_OF_MEMORY.sqlState(),
                            heap);
            case StackOverflowError deep ->
                    new EngineException(
                            "The statement is nested too deeply; write it in smaller parts",
                            ErrorCode.STATEMENT_TOO_COMPLEX.sqlState(),
                            deep);
            default -> {
                LOG.error("A statement failed inside the engine", error);
                yield new EngineException(
                        "Internal error: " + error + ". Please report it",
                        ErrorCode.INTERNAL_ERROR.sqlState(),
                        error);
            }
        };
    }
}
