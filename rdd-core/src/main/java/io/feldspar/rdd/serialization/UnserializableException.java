package io.feldspar.rdd.serialization;

import io.feldspar.rdd.failure.DescribedError;
import io.feldspar.rdd.failure.Failure;

/// An object cannot be written; the message says by which field it is reached. No retry helps.
public final class UnserializableException extends RuntimeException implements DescribedError {

    private static final long serialVersionUID = 1L;

    public UnserializableException(String message) {
        super(message);
    }

    public UnserializableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Failure describe() {
        return Failure.notRetriable(this);
    }
}
