package io.feldspar.executor.task;

import io.feldspar.rdd.failure.DescribedError;
import io.feldspar.rdd.failure.Failure;

/// What failed after the reader had rows that another attempt would not give in the same order. It
/// is the cause to the user, and no retry cures it.
public final class UnrepeatableException extends RuntimeException implements DescribedError {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    public UnrepeatableException(Throwable cause) {
        super(cause.getMessage(), cause);
        this.failure = notRetriable(Failure.of(cause));
    }

    private static Failure notRetriable(Failure of) {
        return new Failure(
                of.errorClass(),
                of.code(),
                of.problem(),
                of.location(),
                of.advice(),
                false,
                of.stack());
    }

    @Override
    public Failure describe() {
        return failure;
    }
}
