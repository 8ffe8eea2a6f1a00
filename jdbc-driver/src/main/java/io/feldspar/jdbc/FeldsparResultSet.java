package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineResult;
import io.feldspar.jdbc.spi.EngineType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of one execution, fetched from the engine batch by batch.
final class FeldsparResultSet
        implements GettersByLabel,
                RefusedGetters,
                Moves,
                UpdatesByIndex,
                UpdatesByLabel,
                Unwrapping {

    private final @Nullable FeldsparStatement statement;
    private final EngineResult result;
    private final List<EngineColumn> columns;
    private final Cursor cursor;
    private @Nullable Map<String, Integer> indexes;
    private boolean wasNull;
    private int fetchSize;
    private volatile boolean closed;

    /// A forward-only result set.
    ///
    /// @param maxRows the most rows to return, 0 for no limit
    FeldsparResultSet(@Nullable FeldsparStatement statement, EngineResult result, long maxRows) {
        this(statement, result, new ForwardCursor(result, maxRows));
    }

    FeldsparResultSet(@Nullable FeldsparStatement statement, EngineResult result, Cursor cursor) {
        this.statement = statement;
        this.result = result;
        this.columns = result.columns();
        this.cursor = cursor;
    }

    private void checkOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The result set is closed", Errors.INVALID_CURSOR);
        }
    }

    @Override
    public Cursor cursor() throws SQLException {
        checkOpen();
        return cursor;
    }

    private @Nullable Object value(int column) throws SQLException {
        Cursor open = cursor();
        if (column < 1 || column > columns.size()) {
            throw new SQLException(
                    "Column " + column + " not found: the result has " + columns.size(),
                    Errors.NO_SUCH_COLUMN);
        }
        Object value = open.value(column - 1);
        wasNull = value == null;
        return value;
    }

    private String name(int column) {
        return columns.get(column - 1).name();
    }

    private EngineType type(int column) {
        return columns.get(column - 1).type();
    }

    @Override
    public boolean wasNull() throws SQLException {
        checkOpen();
        return wasNull;
    }

    @Override
    public @Nullable String getString(int column) throws SQLException {
        Object value = value(column);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        return ValueText.of(value, type(column));
    }

    @Override
    public @Nullable String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        Object value = value(column);
        return value != null && Numbers.toBoolean(value, name(column));
    }

    private long integer(int column, long min, long max) throws SQLException {
        Object value = value(column);
        return value == null ? 0 : Numbers.toLong(value, min, max, name(column));
    }

    @Override
    public byte getByte(int column) throws SQLException {
        return (byte) integer(column, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    @Override
    public short getShort(int column) throws SQLException {
        return (short) integer(column, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    public int getInt(int column) throws SQLException {
        return (int) integer(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public long getLong(int column) throws SQLException {
        return integer(column, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public float getFloat(int column) throws SQLException {
        return (float) getDouble(column);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        Object value = value(column);
        return value == null ? 0 : Numbers.toDouble(value, name(column));
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : Numbers.toDecimal(value, name(column));
    }

    @Deprecated
    @Override
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        BigDecimal value = getBigDecimal(column);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public byte @Nullable [] getBytes(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : Conversions.toBytes(value, name(column));
    }

    @Override
    public @Nullable Date getDate(int column) throws SQLException {
        return getDate(column, null);
    }

    @Override
    public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
        Object value = value(column);
        return value == null ? null : Temporals.sqlDate(value, calendar, name(column));
    }

    @Override
    public @Nullable Time getTime(int column) throws SQLException {
        return getTime(column, null);
    }

    @Override
    public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
        Object value = value(column);
        return value == null ? null : Temporals.sqlTime(value, calendar, name(column));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column) throws SQLException {
        return getTimestamp(column, null);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
            throws SQLException {
        Object value = value(column);
        return value == null ? null : Temporals.sqlTimestamp(value, calendar, name(column));
    }

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : Conversions.toObject(value, type(column), name(column));
    }

    @Override
    public <T> @Nullable T getObject(int column, @Nullable Class<T> type) throws SQLException {
        if (type == null) {
            throw Errors.invalid("getObject needs a class");
        }
        if (type == Object.class) {
            return type.cast(getObject(column));
        }
        Object value = value(column);
        if (value == null) {
            return null;
        }
        return type.isAssignableFrom(type(column).kind().objectClass())
                ? type.cast(getObject(column))
                : Conversions.to(value, type, name(column));
    }

    @Override
    public @Nullable Array getArray(int column) throws SQLException {
        return getObject(column, Array.class);
    }

    @Override
    public @Nullable Array getArray(String label) throws SQLException {
        return getArray(findColumn(label));
    }

    @Override
    public @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> map)
            throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw Errors.refused("type maps");
        }
        return getObject(column);
    }

    @Override
    public @Nullable Reader getCharacterStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
    }

    @Override
    public @Nullable InputStream getAsciiStream(int column) throws SQLException {
        String text = getString(column);
        return text == null
                ? null
                : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public @Nullable InputStream getBinaryStream(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    /// The first column of that label, whatever its case.
    @Override
    public int findColumn(@Nullable String label) throws SQLException {
        checkOpen();
        Map<String, Integer> known = indexes;
        if (known == null) {
            known = new HashMap<>();
            for (int i = columns.size(); i > 0; i--) {
                known.put(name(i).toLowerCase(Locale.ROOT), i);
            }
            indexes = known;
        }
        Integer index = label == null ? null : known.get(label.toLowerCase(Locale.ROOT));
        if (index == null) {
            throw new SQLException(
                    "Column '" + label + "' not found in the result", Errors.NO_SUCH_COLUMN);
        }
        return index;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new ColumnsMetaData(columns);
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        cursor.release();
        try {
            result.close();
        } catch (EngineException error) {
            throw Errors.from(error);
        } finally {
            if (statement != null) {
                statement.completed(this);
            }
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        checkOpen();
        return statement;
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
    }

    @Override
    public String getCursorName() throws SQLException {
        throw Errors.refused("named cursors");
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        FeldsparStatement.checkDirection(direction, getType());
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return ResultSet.FETCH_FORWARD;
    }

    /// A hint: the engine's batches have the size that suits it.
    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        if (rows < 0) {
            throw Errors.invalid("the fetch size must be >= 0 but got " + rows);
        }
        fetchSize = rows;
    }

    @Override
    public int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    @Override
    public int getType() throws SQLException {
        return cursor() instanceof ScrollCursor
                ? ResultSet.TYPE_SCROLL_INSENSITIVE
                : ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() throws SQLException {
        checkOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public boolean rowInserted() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        checkOpen();
        return false;
    }
}
