package io.feldspar.server.hive;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.engine.EmbeddedConnection;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.NamedSessions;
import io.feldspar.server.wire.ServerSetting;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TSessionHandle;

/// The sessions of Hive's clients. Thread-safe.
final class HiveSessions {

    private final FeldsparServer server;
    private final NamedSessions<ByteBuffer, HiveSession> open;

    HiveSessions(FeldsparServer server) {
        this.server = server;
        this.open = new NamedSessions<>(server, "hive", Duration.ZERO);
    }

    int size() {
        return open.size();
    }

    /// @param address where the client is
    HiveSession open(String user, TOpenSessionReq request, String address) throws EngineException {
        open.checkRoom();
        SessionProperties properties = new SessionProperties(request.getConfiguration());
        EmbeddedConnection connection =
                server.connect(
                        properties.forEngine(
                                user, server.options().get(ServerSetting.HIVE_DIALECT)),
                        address);
        try {
            properties.use(connection);
        } catch (EngineException | RuntimeException | Error error) {
            connection.close();
            throw error;
        }
        HiveSession session =
                new HiveSession(server, connection, user, request.getClient_protocol());
        open.add(Handles.key(session.handle().getSessionId()), session);
        return session;
    }

    /// @throws FeldsparException where there is no such session, or it is another user's
    HiveSession find(TSessionHandle handle, HiveConnection caller) {
        HiveSession session = open.find(Handles.key(handle.getSessionId()));
        String user = caller.user();
        if (session == null
                || !Handles.same(session.handle().getSessionId(), handle.getSessionId())
                || (server.authenticates() && !session.user().equals(user))) {
            throw new FeldsparException(
                    ErrorCode.SESSION_EXPIRED,
                    "The session does not exist, or has ended",
                    "Connect again.");
        }
        session.touch();
        return session;
    }

    void close(HiveSession session) {
        open.close(Handles.key(session.handle().getSessionId()));
    }

    /// The session that an operation belongs to knows it by its handle.
    Iterable<HiveSession> all() {
        return open.all();
    }

    void close() {
        open.close();
    }
}
