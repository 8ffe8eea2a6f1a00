package io.feldspar.jdbc.wire;

import java.io.IOException;

/// Bytes that are not what the protocol says. The connection that they came from is of no more use.
public final class ProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }
}
