package io.feldspar.rdd.protocol;

import org.jspecify.annotations.Nullable;

/// Bytes that do not encode a control message. The connection they came on is closed.
public final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
