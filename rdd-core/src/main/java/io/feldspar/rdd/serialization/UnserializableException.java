package io.feldspar.rdd.serialization;

/// An object cannot be written; the message says by which field it is reached. No retry helps.
public final class UnserializableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnserializableException(String message, Throwable cause) {
        super(message, cause);
    }
}
