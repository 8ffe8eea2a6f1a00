package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineBatch;
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

/// The rows of one execution, read forward, fetched from the engine batch by batch.
final class FeldsparResultSet
        implements GettersByLabel,
                RefusedGetters,
                ForwardOnly,
                UpdatesByIndex,
                UpdatesByLabel,
                Unwrapping {

    private final @Nullable FeldsparStatement statement;
    private final EngineResult result;
    private final List<EngineColumn> columns;
    private final long maxRows;
    private @Nullable Map<String, Integer> indexes;
    private @Nullable EngineBatch batch;
    private int row = -1;
    private long rowNumber;
    private boolean atEnd;
    private boolean wasNull;
    private int fetchSize;
    private volatile boolean closed;

    /// Of a statement's execution, cut after `maxRows` rows unless that is 0.
    FeldsparResultSet(@Nullable FeldsparStatement statement, EngineResult result, long maxRows) {
        this.statement = statement;
        this.result = result;
        this.columns = result.columns();
        this.maxRows = maxRows;
    }

    private void checkOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The result set is closed", Errors.INVALID_CURSOR);
        }
    }

    @Override
    public boolean next() throws SQLException {
        checkOpen();
        if (atEnd) {
            return false;
        }
        if (maxRows > 0 && rowNumber == maxRows) {
            return end();
        }
        EngineBatch rows = batch;
        while (rows == null || row + 1 >= rows.rowCount()) {
            try {
                rows = result.next();
            } catch (EngineException error) {
                throw Errors.from(error);
            }
            batch = rows;
            row = -1;
            if (rows == null) {
                return end();
            }
        }
        row++;
        rowNumber++;
        return true;
    }

    /// Lets the engine free what it holds before the caller gets to close the result set.
    private boolean end() throws SQLException {
        atEnd = true;
        batch = null;
        try {
            result.close();
        } catch (EngineException error) {
            throw Errors.from(error);
        }
        return false;
    }

    private @Nullable Object value(int column) throws SQLException {
        EngineBatch rows = batch;
        if (rows == null) {
            checkOpen();
            throw new SQLException(
                    atEnd ? "The last row has been read" : "There is no row before next()",
                    Errors.INVALID_CURSOR);
        }
        if (column < 1 || column > columns.size()) {
            throw new SQLException(
                    "There is no column " + column + ": the result has " + columns.size(),
                    Errors.NO_SUCH_COLUMN);
        }
        Object value = rows.value(column - 1, row);
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
                    "There is no column '" + label + "' in the result", Errors.NO_SUCH_COLUMN);
        }
        return index;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new ColumnsMetaData(columns);
    }

    @Override
    public int getRow() throws SQLException {
        checkOpen();
        return atEnd || rowNumber > Integer.MAX_VALUE ? 0 : (int) rowNumber;
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        throw Errors.refused("asking whether rows follow before reading them");
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        checkOpen();
        return atEnd && rowNumber > 0;
    }

    @Override
    public boolean isFirst() throws SQLException {
        checkOpen();
        return !atEnd && rowNumber == 1;
    }

    @Override
    public boolean isLast() throws SQLException {
        throw Errors.refused("asking whether rows follow before reading them");
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        batch = null;
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
        if (direction != ResultSet.FETCH_FORWARD) {
            throw Errors.refused("fetching other than forward");
        }
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
        checkOpen();
        return ResultSet.TYPE_FORWARD_ONLY;
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
