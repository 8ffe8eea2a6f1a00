package io.feldspar.session.operation;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The error that a user sees for what a statement threw. What is our fault is logged with its
/// stack, since the user is told in one line.
public final class OperationFailures {

    private static final Logger LOG = LoggerFactory.getLogger(OperationFailures.class);

    private OperationFailures() {}

    public static FeldsparException of(Throwable error) {
        return switch (error) {
            case FeldsparException known -> known;
            case OutOfMemoryError heap ->
                    new FeldsparException(
                            ErrorCode.OUT_OF_MEMORY,
                            "The heap is too small for this statement: %s"
                                    .formatted(heap.getMessage()),
                            "Give the process a larger heap.",
                            heap);
            case StackOverflowError deep ->
                    new FeldsparException(
                            ErrorCode.STATEMENT_TOO_COMPLEX,
                            "The statement is nested too deeply",
                            "Write it in smaller parts.",
                            deep);
            default -> {
                LOG.error("A statement failed inside the engine", error);
                yield new FeldsparException(
                        ErrorCode.INTERNAL_ERROR,
                        "Internal error: %s".formatted(error),
                        "Please report it.",
                        error);
            }
        };
    }
}
