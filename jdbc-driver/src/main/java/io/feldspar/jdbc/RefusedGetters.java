package io.feldspar.jdbc;

import java.io.InputStream;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/// Getters of types that the engine does not have.
interface RefusedGetters extends ResultSet {

    @Override
    default Blob getBlob(String label) throws SQLException {
        throw Errors.refused("getBlob");
    }

    @Override
    default Blob getBlob(int column) throws SQLException {
        throw Errors.refused("getBlob");
    }

    @Override
    default Clob getClob(String label) throws SQLException {
        throw Errors.refused("getClob");
    }

    @Override
    default Clob getClob(int column) throws SQLException {
        throw Errors.refused("getClob");
    }

    @Deprecated
    @Override
    default InputStream getUnicodeStream(String label) throws SQLException {
        throw Errors.refused("getUnicodeStream");
    }

    @Deprecated
    @Override
    default InputStream getUnicodeStream(int column) throws SQLException {
        throw Errors.refused("getUnicodeStream");
    }

    @Override
    default NClob getNClob(String label) throws SQLException {
        throw Errors.refused("getNClob");
    }

    @Override
    default NClob getNClob(int column) throws SQLException {
        throw Errors.refused("getNClob");
    }

    @Override
    default Ref getRef(String label) throws SQLException {
        throw Errors.refused("getRef");
    }

    @Override
    default Ref getRef(int column) throws SQLException {
        throw Errors.refused("getRef");
    }

    @Override
    default RowId getRowId(String label) throws SQLException {
        throw Errors.refused("getRowId");
    }

    @Override
    default RowId getRowId(int column) throws SQLException {
        throw Errors.refused("getRowId");
    }

    @Override
    default SQLXML getSQLXML(String label) throws SQLException {
        throw Errors.refused("getSQLXML");
    }

    @Override
    default SQLXML getSQLXML(int column) throws SQLException {
        throw Errors.refused("getSQLXML");
    }

    @Override
    default URL getURL(String label) throws SQLException {
        throw Errors.refused("getURL");
    }

    @Override
    default URL getURL(int column) throws SQLException {
        throw Errors.refused("getURL");
    }
}
