package io.feldspar.rdd.codec;

import org.jspecify.annotations.Nullable;

/// Bytes that are not a value of the type that was to be read.
public final class CodecException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CodecException(String message) {
        super(message);
    }

    public CodecException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
