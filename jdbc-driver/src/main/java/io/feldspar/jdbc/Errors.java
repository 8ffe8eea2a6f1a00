package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;

/// Makes the SQLException that fits an SQLSTATE.
final class Errors {

    static final String CONNECTION_CLOSED = "08003";
    static final String CANNOT_CONNECT = "08001";
    static final String INVALID_PARAMETER = "22023";
    static final String NUMBER_OUT_OF_RANGE = "22003";
    static final String INVALID_CAST = "22018";
    static final String NO_SUCH_COLUMN = "07009";
    static final String PARAMETER_NOT_SET = "07001";
    static final String INVALID_CURSOR = "24000";
    static final String OBJECT_CLOSED = "HY010";

    private Errors() {}

    static SQLFeatureNotSupportedException refused(String what) {
        return new SQLFeatureNotSupportedException("Feldspar does not support " + what, "0A000");
    }

    static SQLException invalid(String message) {
        return new SQLException(message, INVALID_PARAMETER);
    }

    static SQLDataException data(String message, String sqlState) {
        return new SQLDataException(message, sqlState);
    }

    static SQLException from(EngineException error) {
        String message = String.valueOf(error.getMessage());
        String state = error.sqlState();
        if (state.equals(EngineException.TIMEOUT)) {
            return new SQLTimeoutException(message, state, error);
        }
        switch (state.substring(0, Math.min(2, state.length()))) {
            case "42":
                return new SQLSyntaxErrorException(message, state, error);
            case "22":
                return new SQLDataException(message, state, error);
            case "0A":
                return new SQLFeatureNotSupportedException(message, state, error);
            case "40":
                return new SQLTransactionRollbackException(message, state, error);
            case "08":
                return new SQLNonTransientConnectionException(message, state, error);
            case "53":
                return new SQLTransientException(message, state, error);
            default:
                return new SQLException(message, state, error);
        }
    }
}
