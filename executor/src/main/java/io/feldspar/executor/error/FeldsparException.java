package io.feldspar.executor.error;

import org.jspecify.annotations.Nullable;

/// An error that reaches the user as it stands: what is wrong, where, and what to do.
public final class FeldsparException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public FeldsparException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public FeldsparException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    public String sqlState() {
        return code.sqlState();
    }
}
