package io.feldspar.server.hive;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.SessionMetaData;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.engine.EmbeddedConnection;
import io.feldspar.server.engine.EmbeddedEngine;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.NamedSessions;
import java.nio.ByteBuffer;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.jspecify.annotations.Nullable;

/// A session of the engine with the operations that a client has not closed. Thread-safe.
final class HiveSession implements NamedSessions.Member {

    /// How many operations a client may hold. Drivers close theirs.
    private static final int MOST_OPERATIONS = 10_000;

    private final FeldsparServer server;
    private final EmbeddedConnection connection;
    private final String user;
    private final TProtocolVersion version;
    private final TSessionHandle handle = new TSessionHandle(Handles.random());
    private final Map<ByteBuffer, HiveOperation> operations = new ConcurrentHashMap<>();
    private volatile long lastRequest = System.nanoTime();
    private volatile boolean closed;

    /// @param asked the latest version that the client knows, which may be one that we do not
    HiveSession(
            FeldsparServer server,
            EmbeddedConnection connection,
            String user,
            @Nullable TProtocolVersion asked) {
        this.server = server;
        this.connection = connection;
        this.user = user;
        TProtocolVersion latest = TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V11;
        this.version = asked == null || asked.compareTo(latest) > 0 ? latest : asked;
    }

    TSessionHandle handle() {
        return handle;
    }

    String user() {
        return user;
    }

    TProtocolVersion version() {
        return version;
    }

    /// Whether the client takes results column by column.
    boolean takesColumns() {
        return version.compareTo(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V6) >= 0;
    }

    EmbeddedConnection connection() {
        return connection;
    }

    FeldsparServer server() {
        return server;
    }

    /// Its catalogs, tables and types as JDBC lists them.
    DatabaseMetaData metadata() throws SQLException {
        return SessionMetaData.of(
                new EmbeddedEngine(),
                connection,
                "jdbc:feldspar://%s:%d".formatted(server.host(), server.port()),
                user);
    }

    void touch() {
        lastRequest = System.nanoTime();
    }

    /// Waits until the operation has its first rows, which is use of the session.
    void awaitRows(HiveOperation operation) throws EngineException {
        try {
            var _ = operation.schema();
        } finally {
            touch();
        }
    }

    @Override
    public boolean isIdle(long now, Duration limit) {
        return now - lastRequest > limit.toNanos()
                && operations.values().stream().noneMatch(HiveOperation::isRunning);
    }

    void add(HiveOperation operation) {
        if (operations.size() >= MOST_OPERATIONS) {
            throw new FeldsparException(
                    ErrorCode.SERVER_BUSY,
                    "The session has %d open operations".formatted(MOST_OPERATIONS),
                    "Close those that are no longer used.");
        }
        operations.put(Handles.key(operation.handle().getOperationId()), operation);
        if (closed) {
            operation.close();
        }
    }

    /// Null where the operation is not of this session.
    @Nullable HiveOperation find(TOperationHandle wanted) {
        HiveOperation operation = operations.get(Handles.key(wanted.getOperationId()));
        return operation != null
                        && Handles.same(
                                operation.handle().getOperationId(), wanted.getOperationId())
                ? operation
                : null;
    }

    void close(HiveOperation operation) {
        operations.remove(Handles.key(operation.handle().getOperationId()));
        operation.close();
    }

    /// Ends what runs, and the session.
    @Override
    public void close() throws EngineException {
        closed = true;
        operations.values().forEach(HiveOperation::close);
        connection.close();
    }
}
