package io.feldspar.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/// Opens connections to one URL. Every connection is a new one. Connection pools can use this class
/// as a `DataSource` or as a `ConnectionPoolDataSource`.
///
/// ```java
/// FeldsparDataSource source = new FeldsparDataSource();
/// source.setUrl("jdbc:feldspar://db1,db2/tpch.tiny");
/// source.setUser("ada");
/// ```
public final class FeldsparDataSource implements DataSource, ConnectionPoolDataSource, Unwrapping {

    private static final String CONNECT_TIMEOUT = "connectTimeout";

    /// Guarded by this object, as are the others.
    private final Properties properties = new Properties();

    private String url = ConnectionUrl.PREFIX;
    private int loginTimeout;
    private @Nullable PrintWriter logWriter;

    public synchronized String getUrl() {
        return url;
    }

    public synchronized void setUrl(String url) {
        this.url = url;
    }

    public void setUser(String user) {
        setProperty("user", user);
    }

    public void setPassword(String password) {
        setProperty("password", password);
    }

    /// A connection property; what the URL says too must be the same.
    public synchronized void setProperty(String name, String value) {
        properties.setProperty(name, value);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return open(new Properties());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties own = new Properties();
        own.setProperty("user", user);
        own.setProperty("password", password);
        return open(own);
    }

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return new ReusedConnection(open(new Properties()));
    }

    @Override
    public PooledConnection getPooledConnection(String user, String password) throws SQLException {
        return new ReusedConnection(getConnection(user, password));
    }

    private Connection open(Properties own) throws SQLException {
        Properties all = new Properties();
        String target;
        synchronized (this) {
            target = url;
            all.putAll(properties);
            if (loginTimeout > 0 && !ServerList.of(url).isEmpty()) {
                all.setProperty(CONNECT_TIMEOUT, String.valueOf(loginTimeout));
            }
        }
        all.putAll(own);
        Connection connection = new FeldsparDriver().connect(target, all);
        if (connection == null) {
            throw ConnectionUrl.refuse(
                    "'" + ConnectionUrl.shown(target) + "' does not begin with jdbc:feldspar:");
        }
        return connection;
    }

    @Override
    public synchronized @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    /// Returned to callers of the getter; nothing is written to it.
    @Override
    public synchronized void setLogWriter(@Nullable PrintWriter writer) {
        logWriter = writer;
    }

    /// Seconds after which the next server is tried; 0 for the default.
    @Override
    public synchronized void setLoginTimeout(int seconds) throws SQLException {
        if (seconds < 0) {
            throw Errors.invalid("the login timeout must be >= 0 but got " + seconds);
        }
        loginTimeout = seconds;
    }

    @Override
    public synchronized int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw Errors.refused("java.util.logging");
    }
}
