package io.feldspar.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Struct;

/// What a session has not: procedures, savepoints, large objects and structured values.
interface RefusedConnectionFeatures extends Connection {

    @Override
    default Array createArrayOf(String value, Object[] other) throws SQLException {
        throw Errors.refused("createArrayOf");
    }

    @Override
    default Blob createBlob() throws SQLException {
        throw Errors.refused("createBlob");
    }

    @Override
    default CallableStatement prepareCall(String value) throws SQLException {
        throw Errors.refused("prepareCall");
    }

    @Override
    default CallableStatement prepareCall(String value, int length, int length2)
            throws SQLException {
        throw Errors.refused("prepareCall");
    }

    @Override
    default CallableStatement prepareCall(String value, int length, int length2, int length3)
            throws SQLException {
        throw Errors.refused("prepareCall");
    }

    @Override
    default Clob createClob() throws SQLException {
        throw Errors.refused("createClob");
    }

    @Override
    default NClob createNClob() throws SQLException {
        throw Errors.refused("createNClob");
    }

    @Override
    default SQLXML createSQLXML() throws SQLException {
        throw Errors.refused("createSQLXML");
    }

    @Override
    default Savepoint setSavepoint() throws SQLException {
        throw Errors.refused("savepoints; rollback undoes the whole transaction");
    }

    @Override
    default Savepoint setSavepoint(String value) throws SQLException {
        throw Errors.refused("savepoints; rollback undoes the whole transaction");
    }

    @Override
    default Struct createStruct(String value, Object[] other) throws SQLException {
        throw Errors.refused("createStruct");
    }

    @Override
    default void releaseSavepoint(Savepoint value) throws SQLException {
        throw Errors.refused("savepoints");
    }

    @Override
    default void rollback(Savepoint value) throws SQLException {
        throw Errors.refused("savepoints; rollback without one undoes the whole transaction");
    }
}
