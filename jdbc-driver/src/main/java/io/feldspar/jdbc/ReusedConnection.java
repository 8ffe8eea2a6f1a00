package io.feldspar.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/// A physical connection that a pool reuses. [#getConnection()] returns a handle;
/// closing it closes its statements and notifies the pool. The physical connection stays open.
///
/// Settings and the current schema are not reset between users.
final class ReusedConnection implements PooledConnection {

    private static final String CONNECTION_ERRORS = "08";

    private final Connection connection;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();

    /// The handle in use, or null. Guarded by this object.
    private @Nullable Handle lent;

    ReusedConnection(Connection connection) {
        this.connection = connection;
    }

    /// Returns a new handle and closes the previous one.
    @Override
    public synchronized Connection getConnection() throws SQLException {
        if (connection.isClosed()) {
            throw new SQLException("The connection is closed", Errors.CONNECTION_CLOSED);
        }
        takeBack();
        Handle handle = new Handle();
        lent = handle;
        return (Connection)
                Proxy.newProxyInstance(
                        ReusedConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        handle);
    }

    private synchronized void takeBack() throws SQLException {
        Handle handle = lent;
        lent = null;
        if (handle != null) {
            handle.closed = true;
            connection.unwrap(FeldsparConnection.class).reset();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    /// Does nothing: statements are not pooled.
    @Override
    public void addStatementEventListener(StatementEventListener listener) {}

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {}

    /// The connection that a user of the pool holds.
    private final class Handle implements InvocationHandler {

        private volatile boolean closed;

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
                throws Throwable {
            switch (method.getName()) {
                case "close":
                    giveBack();
                    return null;
                case "isClosed":
                    return closed || connection.isClosed();
                case "equals":
                    return arguments != null && isHandler(arguments[0]);
                case "hashCode":
                    return System.identityHashCode(proxy);
                default:
                    return call(method, arguments);
            }
        }

        private boolean isHandler(@Nullable Object other) {
            return other != null
                    && Proxy.isProxyClass(other.getClass())
                    && Proxy.getInvocationHandler(other) == this;
        }

        private void giveBack() throws SQLException {
            if (closed) {
                return;
            }
            takeBack();
            ConnectionEvent event = new ConnectionEvent(ReusedConnection.this);
            listeners.forEach(listener -> listener.connectionClosed(event));
        }

        private @Nullable Object call(Method method, Object @Nullable [] arguments)
                throws Throwable {
            if (closed && method.getDeclaringClass() != Object.class) {
                throw new SQLException("The connection is closed", Errors.CONNECTION_CLOSED);
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                Throwable cause = e.getCause();
                if (cause instanceof SQLException) {
                    report((SQLException) cause);
                }
                throw cause == null ? e : cause;
            }
        }

        private void report(SQLException error) {
            String state = error.getSQLState();
            if (state != null && state.startsWith(CONNECTION_ERRORS)) {
                ConnectionEvent event = new ConnectionEvent(ReusedConnection.this, error);
                listeners.forEach(listener -> listener.connectionErrorOccurred(event));
            }
        }
    }
}
