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

    public EngineException(String message, String sqlState) {
        this(message, sqlState, null);
    }

    public EngineException(String message, String sqlState, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }
}
