package io.feldspar.jdbc;

import java.io.InputStream;
import java.net.URL;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/// Parameters of types that the engine does not have.
interface RefusedParameters extends PreparedStatement {

    @Override
    default void setArray(int index, @Nullable Array value) throws SQLException {
        throw Errors.refused("setArray");
    }

    @Override
    default void setRef(int index, @Nullable Ref value) throws SQLException {
        throw Errors.refused("setRef");
    }

    @Override
    default void setRowId(int index, @Nullable RowId value) throws SQLException {
        throw Errors.refused("setRowId");
    }

    @Override
    default void setSQLXML(int index, @Nullable SQLXML value) throws SQLException {
        throw Errors.refused("setSQLXML");
    }

    @Override
    default void setURL(int index, @Nullable URL value) throws SQLException {
        throw Errors.refused("setURL");
    }

    @Deprecated
    @Override
    default void setUnicodeStream(int index, @Nullable InputStream value, int length)
            throws SQLException {
        throw Errors.refused("setUnicodeStream");
    }
}
