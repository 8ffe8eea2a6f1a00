package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.Engine;
import io.feldspar.jdbc.spi.EngineConnection;
import io.feldspar.jdbc.spi.EngineException;
import java.sql.ClientInfoStatus;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A session. With auto-commit off, the first statement that reads or changes a table begins a
/// transaction.
final class FeldsparConnection implements RefusedConnectionFeatures, Unwrapping {

    static final Set<String> CLIENT_INFO =
            Set.of("ApplicationName", "ClientUser", "ClientHostname");

    private final Engine engine;
    private final EngineConnection session;
    private final String url;
    private final @Nullable String user;
    private final Properties clientInfo = new Properties();
    private final Set<FeldsparStatement> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private volatile boolean autoCommit = true;

    FeldsparConnection(Engine engine, EngineConnection session, String url, @Nullable String user) {
        this.engine = engine;
        this.session = session;
        this.url = url;
        this.user = user;
    }

    EngineConnection session() throws SQLException {
        checkOpen();
        return session;
    }

    Engine engine() {
        return engine;
    }

    String url() {
        return url;
    }

    @Nullable String user() {
        return user;
    }

    void checkOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The connection is closed", Errors.CONNECTION_CLOSED);
        }
    }

    void forget(FeldsparStatement statement) {
        open.remove(statement);
    }

    /// Closes all statements, rolls back, and restores the initial state, except settings and
    /// current schema.
    void reset() throws SQLException {
        for (FeldsparStatement statement : open) {
            statement.close();
        }
        if (!autoCommit) {
            rollback();
            setAutoCommit(true);
        }
        clientInfo.clear();
    }

    @Override
    public Statement createStatement() throws SQLException {
        return createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return createStatement(type, concurrency, getHoldability());
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability)
            throws SQLException {
        checkOpen();
        checkKind(type, concurrency, holdability);
        FeldsparStatement statement = new FeldsparStatement(this, type);
        open.add(statement);
        return statement;
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency)
            throws SQLException {
        return prepareStatement(sql, type, concurrency, getHoldability());
    }

    @Override
    public PreparedStatement prepareStatement(
            String sql, int type, int concurrency, int holdability) throws SQLException {
        checkOpen();
        checkKind(type, concurrency, holdability);
        FeldsparPreparedStatement statement = new FeldsparPreparedStatement(this, sql, type);
        open.add(statement);
        return statement;
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        FeldsparStatement.checkKeys(generatedKeys);
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        return prepareStatement(sql);
    }

    private static void checkKind(int type, int concurrency, int holdability) throws SQLException {
        if (type != ResultSet.TYPE_FORWARD_ONLY && type != ResultSet.TYPE_SCROLL_INSENSITIVE) {
            throw Errors.refused(
                    "result sets of the type "
                            + type
                            + "; use TYPE_FORWARD_ONLY or TYPE_SCROLL_INSENSITIVE");
        }
        if (concurrency != ResultSet.CONCUR_READ_ONLY) {
            throw Errors.refused("result sets that can be changed; use CONCUR_READ_ONLY");
        }
        if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT
                && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            throw Errors.invalid("Unknown holdability " + holdability);
        }
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        checkOpen();
        return sql;
    }

    /// A change commits the transaction, if there is one.
    @Override
    public void setAutoCommit(boolean wanted) throws SQLException {
        checkOpen();
        if (wanted != autoCommit) {
            run("SET feldspar.autocommit = " + wanted);
            autoCommit = wanted;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        checkOpen();
        return autoCommit;
    }

    @Override
    public void commit() throws SQLException {
        checkOpen();
        if (autoCommit) {
            throw Errors.invalid("commit needs setAutoCommit(false)");
        }
        run("COMMIT");
    }

    @Override
    public void rollback() throws SQLException {
        checkOpen();
        if (autoCommit) {
            throw Errors.invalid("rollback needs setAutoCommit(false)");
        }
        run("ROLLBACK");
    }

    /// Levels that ask for less are accepted: a transaction always reads one state of each table.
    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        checkOpen();
        if (!isolates(level)) {
            throw Errors.refused("this isolation level; use TRANSACTION_REPEATABLE_READ");
        }
    }

    static boolean isolates(int level) {
        return level == TRANSACTION_READ_UNCOMMITTED
                || level == TRANSACTION_READ_COMMITTED
                || level == TRANSACTION_REPEATABLE_READ;
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        checkOpen();
        return TRANSACTION_REPEATABLE_READ;
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        for (FeldsparStatement statement : open) {
            statement.close();
        }
        try {
            session.close();
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void abort(@Nullable Executor executor) throws SQLException {
        if (executor == null) {
            throw Errors.invalid("abort needs an executor");
        }
        closed = true;
        try {
            session.abort();
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    @Override
    public boolean isValid(int timeout) throws SQLException {
        if (timeout < 0) {
            throw Errors.invalid("timeout must be >= 0 but got " + timeout);
        }
        return !closed && session.isValid(timeout);
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        checkOpen();
        return new FeldsparDatabaseMetaData(this);
    }

    /// A hint only, as JDBC has it: statements are not restricted.
    @Override
    public void setReadOnly(boolean wanted) throws SQLException {
        checkOpen();
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        try {
            session().useCatalog(catalog);
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    @Override
    public String getCatalog() throws SQLException {
        try {
            return session().catalog();
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        try {
            session().use(session().catalog(), schema);
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    @Override
    public String getSchema() throws SQLException {
        try {
            return session().schema();
        } catch (EngineException error) {
            throw Errors.from(error);
        }
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
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        checkOpen();
        return Map.of();
    }

    @Override
    public void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw Errors.refused("type maps");
        }
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        checkKind(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, holdability);
    }

    @Override
    public int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
        if (!CLIENT_INFO.contains(name)) {
            throw new SQLClientInfoException(
                    "Unknown client info '" + name + "'. Known are: " + CLIENT_INFO,
                    Errors.INVALID_PARAMETER,
                    Map.of(name, ClientInfoStatus.REASON_UNKNOWN_PROPERTY));
        }
        if (value == null) {
            clientInfo.remove(name);
        } else {
            clientInfo.setProperty(name, value);
        }
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        clientInfo.clear();
        for (String name : properties.stringPropertyNames()) {
            setClientInfo(name, properties.getProperty(name));
        }
    }

    @Override
    public @Nullable String getClientInfo(String name) throws SQLException {
        checkOpen();
        return clientInfo.getProperty(name);
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        checkOpen();
        Properties copy = new Properties();
        copy.putAll(clientInfo);
        return copy;
    }

    @Override
    public void setNetworkTimeout(@Nullable Executor executor, int milliseconds)
            throws SQLException {
        if (milliseconds < 0) {
            throw Errors.invalid("the network timeout must be >= 0 but got " + milliseconds);
        }
        try {
            session().networkTimeoutMillis(milliseconds);
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        return session().networkTimeoutMillis();
    }
}
