package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineProgress;
import io.feldspar.jdbc.spi.EngineResult;
import io.feldspar.jdbc.spi.EngineStatement;
import io.feldspar.jdbc.spi.ExecutionOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs one SQL text at a time and holds its result until the next.
///
/// One thread uses it, except that [#cancel()], [#progress()] and [#close()] may come from any.
class FeldsparStatement implements Statement, ProgressSource, Unwrapping {

    private final FeldsparConnection connection;
    private final List<String> batch = new ArrayList<>();
    private volatile @Nullable EngineStatement current;
    private @Nullable FeldsparResultSet resultSet;
    private @Nullable SQLWarning warnings;
    private long updateCount = -1;
    private long maxRows;
    private int timeoutSeconds;
    private int fetchSize;
    private boolean poolable;
    private boolean closeOnCompletion;
    private volatile boolean closed;
    private final int resultSetType;

    /// @param resultSetType of [ResultSet]: forward only, or scroll insensitive
    FeldsparStatement(FeldsparConnection connection, int resultSetType) {
        this.connection = connection;
        this.resultSetType = resultSetType;
    }

    final void checkOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The statement is closed", Errors.OBJECT_CLOSED);
        }
        connection.checkOpen();
    }

    /// Replaces the engine's statement by one for `sql`.
    final EngineStatement compile(String sql) throws SQLException {
        checkOpen();
        closeCurrent();
        try {
            EngineStatement statement = connection.session().statement(sql);
            current = statement;
            return statement;
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    /// True where the result has rows.
    final boolean run(EngineStatement statement, List<@Nullable Object> parameters)
            throws SQLException {
        checkOpen();
        closeResult();
        warnings = null;
        try {
            EngineResult result =
                    statement.execute(
                            parameters,
                            new ExecutionOptions(maxRows, timeoutSeconds * 1000L, fetchSize));
            for (String warning : result.warnings()) {
                warn(new SQLWarning(warning, "01000"));
            }
            updateCount = result.updateCount();
            if (result.columns().isEmpty()) {
                result.close();
                return false;
            }
            resultSet = new FeldsparResultSet(this, result, cursor(result));
            return true;
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    private Cursor cursor(EngineResult result) {
        Cursor forward = new ForwardCursor(result, maxRows);
        return resultSetType == ResultSet.TYPE_FORWARD_ONLY
                ? forward
                : new ScrollCursor(forward, result.columns().size(), ScrollCursor.MAX_ROWS);
    }

    private void warn(SQLWarning warning) {
        if (warnings == null) {
            warnings = warning;
        } else {
            warnings.setNextWarning(warning);
        }
    }

    final ResultSet rows(boolean hasRows) throws SQLException {
        FeldsparResultSet rows = resultSet;
        if (!hasRows || rows == null) {
            throw Errors.invalid("executeQuery needs a statement that returns rows; use execute");
        }
        return rows;
    }

    final long count(boolean hasRows) throws SQLException {
        if (hasRows) {
            closeResult();
            throw Errors.invalid("executeUpdate needs a statement without rows; use executeQuery");
        }
        return updateCount;
    }

    /// Both constants are accepted: keys are never generated, so the result is empty.
    static void checkKeys(int generatedKeys) throws SQLException {
        if (generatedKeys != NO_GENERATED_KEYS && generatedKeys != RETURN_GENERATED_KEYS) {
            throw Errors.invalid("Unknown choice of generated keys " + generatedKeys);
        }
    }

    static void checkDirection(int direction, int type) throws SQLException {
        boolean known =
                direction == ResultSet.FETCH_FORWARD
                        || direction == ResultSet.FETCH_REVERSE
                        || direction == ResultSet.FETCH_UNKNOWN;
        if (!known) {
            throw Errors.invalid("Unknown direction " + direction);
        }
        if (direction != ResultSet.FETCH_FORWARD && type == ResultSet.TYPE_FORWARD_ONLY) {
            throw Errors.refused("fetching other than forward; use TYPE_SCROLL_INSENSITIVE");
        }
    }

    static int narrow(long count) throws SQLException {
        if (count > Integer.MAX_VALUE) {
            throw Errors.data(
                    "The count "
                            + count
                            + " does not fit an int; use the method with Large in its name",
                    Errors.NUMBER_OUT_OF_RANGE);
        }
        return (int) count;
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return run(compile(sql), List.of());
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return rows(execute(sql));
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return count(execute(sql));
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return narrow(executeLargeUpdate(sql));
    }

    @Override
    public boolean execute(String sql, int generatedKeys) throws SQLException {
        checkKeys(generatedKeys);
        return execute(sql);
    }

    @Override
    public boolean execute(String sql, int[] columns) throws SQLException {
        return execute(sql);
    }

    @Override
    public boolean execute(String sql, String[] columns) throws SQLException {
        return execute(sql);
    }

    @Override
    public int executeUpdate(String sql, int generatedKeys) throws SQLException {
        checkKeys(generatedKeys);
        return executeUpdate(sql);
    }

    @Override
    public int executeUpdate(String sql, int[] columns) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public int executeUpdate(String sql, String[] columns) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        checkOpen();
        return resultSet;
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        checkOpen();
        return updateCount;
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return narrow(getLargeUpdateCount());
    }

    /// False: a statement has one result, which this closes.
    @Override
    public boolean getMoreResults() throws SQLException {
        return getMoreResults(CLOSE_CURRENT_RESULT);
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        checkOpen();
        if (current == KEEP_CURRENT_RESULT) {
            throw Errors.refused("several open results of one statement");
        }
        closeResult();
        return false;
    }

    @Override
    public long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
        checkKeys(generatedKeys);
        return executeLargeUpdate(sql);
    }

    /// Returns an empty result: keys are never generated.
    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        checkOpen();
        return new Listing().text("GENERATED_KEY").results();
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        checkOpen();
        batch.add(sql);
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        checkOpen();
        List<String> texts = List.copyOf(batch);
        batch.clear();
        return Batches.run(texts.size(), index -> executeLargeUpdate(texts.get(index)));
    }

    @Override
    public int[] executeBatch() throws SQLException {
        long[] counts = executeLargeBatch();
        int[] narrowed = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            narrowed[i] = narrow(counts[i]);
        }
        return narrowed;
    }

    @Override
    public void cancel() throws SQLException {
        EngineStatement running = current;
        if (running != null) {
            try {
                running.cancel();
            } catch (EngineException error) {
                throw Errors.from(error);
            }
        }
    }

    @Override
    public final EngineProgress progress() {
        EngineStatement running = current;
        return running == null ? EngineProgress.UNKNOWN : running.progress();
    }

    /// Called by the result set when it closes.
    final void completed(FeldsparResultSet finished) throws SQLException {
        if (finished == resultSet) {
            resultSet = null;
            updateCount = -1;
            if (closeOnCompletion) {
                close();
            }
        }
    }

    private void closeResult() throws SQLException {
        FeldsparResultSet open = resultSet;
        resultSet = null;
        updateCount = -1;
        if (open != null) {
            open.close();
        }
    }

    private void closeCurrent() throws SQLException {
        closeResult();
        EngineStatement before = current;
        current = null;
        if (before != null) {
            try {
                before.close();
            } catch (EngineException error) {
                throw Errors.from(error);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (!closed) {
            closed = true;
            connection.forget(this);
            closeCurrent();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        checkOpen();
        closeOnCompletion = true;
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        checkOpen();
        return closeOnCompletion;
    }

    @Override
    public void setLargeMaxRows(long max) throws SQLException {
        checkOpen();
        if (max < 0) {
            throw Errors.invalid("maxRows must be >= 0 but got " + max);
        }
        maxRows = max;
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        checkOpen();
        return maxRows;
    }

    @Override
    public void setMaxRows(int max) throws SQLException {
        setLargeMaxRows(max);
    }

    @Override
    public int getMaxRows() throws SQLException {
        return narrow(getLargeMaxRows());
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        checkOpen();
        if (seconds < 0) {
            throw Errors.invalid("the query timeout must be >= 0 but got " + seconds);
        }
        timeoutSeconds = seconds;
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        checkOpen();
        return timeoutSeconds;
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
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        checkDirection(direction, resultSetType);
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public void setMaxFieldSize(int max) throws SQLException {
        checkOpen();
        if (max != 0) {
            throw Errors.refused("cutting long values");
        }
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        checkOpen();
        return 0;
    }

    /// Escapes such as `{d '2026-01-01'}` are part of the engine's SQL, so this changes nothing.
    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
    }

    @Override
    public void setCursorName(String name) throws SQLException {
        throw Errors.refused("named cursors");
    }

    @Override
    public int getResultSetType() throws SQLException {
        checkOpen();
        return resultSetType;
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        checkOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public Connection getConnection() throws SQLException {
        checkOpen();
        return connection;
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return warnings;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
        warnings = null;
    }

    @Override
    public void setPoolable(boolean wanted) throws SQLException {
        checkOpen();
        poolable = wanted;
    }

    @Override
    public boolean isPoolable() throws SQLException {
        checkOpen();
        return poolable;
    }
}
