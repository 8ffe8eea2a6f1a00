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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A session. Every statement commits immediately. Auto-commit can be switched off, but changes
/// cannot be rolled back.
final class FeldsparConnection implements RefusedConnectionFeatures, Unwrapping {

    /// The start of statements that change only the session.
    private static final Pattern SETTING =
            Pattern.compile("\\s*(SET|RESET|USE)\\b", Pattern.CASE_INSENSITIVE);

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

    /// Statements since the last commit that may have changed data.
    private final AtomicInteger changes = new AtomicInteger();

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

    /// Called after a statement without rows.
    void changed(String sql) {
        if (!autoCommit && !SETTING.matcher(sql).lookingAt()) {
            changes.incrementAndGet();
        }
    }

    /// Closes all statements and restores the initial state, except settings and current schema.
    void reset() throws SQLException {
        for (FeldsparStatement statement : open) {
            statement.close();
        }
        autoCommit = true;
        changes.set(0);
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

    /// Both values are accepted, although every statement commits immediately. Without auto-commit,
    /// [#rollback()] fails if there are changes to roll back.
    @Override
    public void setAutoCommit(boolean wanted) throws SQLException {
        checkOpen();
        autoCommit = wanted;
        changes.set(0);
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        checkOpen();
        return autoCommit;
    }

    /// Each statement has committed already.
    @Override
    public void commit() throws SQLException {
        checkOpen();
        changes.set(0);
    }

    /// Does nothing if nothing was changed since the last commit.
    ///
    /// @throws SQLException if something was changed
    @Override
    public void rollback() throws SQLException {
        checkOpen();
        if (autoCommit) {
            throw Errors.invalid("rollback needs setAutoCommit(false)");
        }
        int done = changes.getAndSet(0);
        if (done > 0) {
            throw Errors.refused(
                    "transactions: "
                            + (done == 1 ? "a statement" : done + " statements")
                            + " since the last commit committed by "
                            + (done == 1 ? "itself" : "themselves")
                            + " and cannot be rolled back");
        }
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        checkOpen();
        if (level != TRANSACTION_NONE) {
            throw Errors.refused("transactions; the only isolation level is TRANSACTION_NONE");
        }
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        checkOpen();
        return TRANSACTION_NONE;
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
