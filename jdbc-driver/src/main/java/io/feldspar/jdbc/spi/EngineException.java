package io.feldspar.jdbc.spi;

import org.jspecify.annotations.Nullable;

/// An error that the user of the JDBC driver sees as an SQLException with this message and
/// SQLSTATE.
public final class EngineException extends Exception {

    private static final long serialVersionUID = 1L;

    /// The SQLSTATE of an execution that was cancelled.
    public static final String CANCELLED = "57014";

    /// The SQLSTATE of an execution that took longer than its timeout.
    public static final String TIMEOUT = "HYT00";

    private final String sqlState;
    private final transient @Nullable EngineError error;

    public EngineException(String message, String sqlState) {
        this(message, sqlState, null);
    }

    public EngineException(String message, String sqlState, @Nullable Throwable cause) {
        this(message, sqlState, null, cause);
    }

    /// The parts of the error, where they are known, are those of the message.
    public EngineException(
            String message,
            String sqlState,
            @Nullable EngineError error,
            @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
        this.error = error;
    }

    public String sqlState() {
        return sqlState;
    }

    /// The parts of the message, or null where they are not known.
    public @Nullable EngineError error() {
        return error;
    }
}
