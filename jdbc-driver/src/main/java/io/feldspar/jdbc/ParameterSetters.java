package io.feldspar.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/// Every `setX` is one [#bind] of a value in the class that the engine takes.
interface ParameterSetters extends RefusedParameters {

    /// Sets parameter `index`, counted from 1.
    void bind(int index, @Nullable Object value) throws SQLException;

    @Override
    default void setNull(int index, int type) throws SQLException {
        bind(index, null);
    }

    @Override
    default void setNull(int index, int type, @Nullable String typeName) throws SQLException {
        bind(index, null);
    }

    @Override
    default void setBoolean(int index, boolean value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setByte(int index, byte value) throws SQLException {
        bind(index, (int) value);
    }

    @Override
    default void setShort(int index, short value) throws SQLException {
        bind(index, (int) value);
    }

    @Override
    default void setInt(int index, int value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setLong(int index, long value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setFloat(int index, float value) throws SQLException {
        bind(index, (double) value);
    }

    @Override
    default void setDouble(int index, double value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setString(int index, @Nullable String value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setNString(int index, @Nullable String value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setBytes(int index, byte @Nullable [] value) throws SQLException {
        bind(index, value == null ? null : value.clone());
    }

    @Override
    default void setDate(int index, @Nullable Date value) throws SQLException {
        bind(index, value == null ? null : Temporals.date(value, null));
    }

    @Override
    default void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
            throws SQLException {
        bind(index, value == null ? null : Temporals.date(value, calendar));
    }

    @Override
    default void setTime(int index, @Nullable Time value) throws SQLException {
        bind(index, value == null ? null : Temporals.time(value, null));
    }

    @Override
    default void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
            throws SQLException {
        bind(index, value == null ? null : Temporals.time(value, calendar));
    }

    @Override
    default void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
        bind(index, value == null ? null : Temporals.timestamp(value, null));
    }

    @Override
    default void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
            throws SQLException {
        bind(index, value == null ? null : Temporals.timestamp(value, calendar));
    }

    @Override
    default void setObject(int index, @Nullable Object value) throws SQLException {
        bind(index, value == null ? null : Parameters.of(value, "parameter " + index));
    }

    @Override
    default void setObject(int index, @Nullable Object value, int type) throws SQLException {
        bind(index, value == null ? null : Parameters.ofType(value, type, "parameter " + index));
    }

    @Override
    default void setObject(int index, @Nullable Object value, int type, int scale)
            throws SQLException {
        Object converted =
                value == null ? null : Parameters.ofType(value, type, "parameter " + index);
        bind(
                index,
                converted instanceof BigDecimal
                        ? ((BigDecimal) converted).setScale(scale, java.math.RoundingMode.HALF_UP)
                        : converted);
    }

    @Override
    default void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
        setObject(index, value, type.getVendorTypeNumber());
    }

    @Override
    default void setObject(int index, @Nullable Object value, SQLType type, int scale)
            throws SQLException {
        setObject(index, value, type.getVendorTypeNumber(), scale);
    }

    @Override
    default void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
        setAsciiStream(index, value, Long.MAX_VALUE);
    }

    @Override
    default void setAsciiStream(int index, @Nullable InputStream value, int length)
            throws SQLException {
        setAsciiStream(index, value, (long) length);
    }

    @Override
    default void setAsciiStream(int index, @Nullable InputStream value, long length)
            throws SQLException {
        byte[] bytes = value == null ? null : Streams.bytes(value, length);
        bind(index, bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII));
    }

    @Override
    default void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
        setBinaryStream(index, value, Long.MAX_VALUE);
    }

    @Override
    default void setBinaryStream(int index, @Nullable InputStream value, int length)
            throws SQLException {
        setBinaryStream(index, value, (long) length);
    }

    @Override
    default void setBinaryStream(int index, @Nullable InputStream value, long length)
            throws SQLException {
        bind(index, value == null ? null : Streams.bytes(value, length));
    }

    @Override
    default void setBlob(int index, @Nullable Blob value) throws SQLException {
        setBinaryStream(index, value == null ? null : value.getBinaryStream());
    }

    @Override
    default void setBlob(int index, @Nullable InputStream value) throws SQLException {
        setBinaryStream(index, value);
    }

    @Override
    default void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
        setBinaryStream(index, value, length);
    }

    @Override
    default void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
        setCharacterStream(index, value, Long.MAX_VALUE);
    }

    @Override
    default void setCharacterStream(int index, @Nullable Reader value, int length)
            throws SQLException {
        setCharacterStream(index, value, (long) length);
    }

    @Override
    default void setCharacterStream(int index, @Nullable Reader value, long length)
            throws SQLException {
        bind(index, value == null ? null : Streams.text(value, length));
    }

    @Override
    default void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
        setCharacterStream(index, value);
    }

    @Override
    default void setNCharacterStream(int index, @Nullable Reader value, long length)
            throws SQLException {
        setCharacterStream(index, value, length);
    }

    @Override
    default void setClob(int index, @Nullable Clob value) throws SQLException {
        setCharacterStream(index, value == null ? null : value.getCharacterStream());
    }

    @Override
    default void setClob(int index, @Nullable Reader value) throws SQLException {
        setCharacterStream(index, value);
    }

    @Override
    default void setClob(int index, @Nullable Reader value, long length) throws SQLException {
        setCharacterStream(index, value, length);
    }

    @Override
    default void setNClob(int index, @Nullable NClob value) throws SQLException {
        setClob(index, value);
    }

    @Override
    default void setNClob(int index, @Nullable Reader value) throws SQLException {
        setCharacterStream(index, value);
    }

    @Override
    default void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
        setCharacterStream(index, value, length);
    }
}
