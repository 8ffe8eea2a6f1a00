package io.feldspar.server.hive;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.engine.EmbeddedConnection;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.ServerSetting;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions of Hive's clients. Thread-safe.
final class HiveSessions {

    private static final Logger LOG = LoggerFactory.getLogger(HiveSessions.class);

    private static final long MOST_BETWEEN_CHECKS_MILLIS = 60_000;

    private final FeldsparServer server;
    private final Map<ByteBuffer, HiveSession> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feldspar-hive-sessions").factory());

    HiveSessions(FeldsparServer server) {
        this.server = server;
        Duration limit = server.options().get(ServerSetting.SESSION_TIMEOUT);
        if (limit.isPositive()) {
            long period = Math.clamp(limit.toMillis() / 4, 1, MOST_BETWEEN_CHECKS_MILLIS);
            var _ =
                    clock.scheduleWithFixedDelay(
                            () -> expire(limit), period, period, TimeUnit.MILLISECONDS);
        }
    }

    int size() {
        return open.size();
    }

    /// @param address where the client is
    HiveSession open(String user, TOpenSessionReq request, String address) throws EngineException {
        if (open.size() >= server.options().get(ServerSetting.MAX_CONNECTIONS)) {
            throw new FeldsparException(
                    ErrorCode.SERVER_BUSY,
                    "The server has %d sessions already".formatted(open.size()),
                    "Close some, or raise '%s'.".formatted(ServerSetting.MAX_CONNECTIONS.key()));
        }
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
        open.put(Handles.key(session.handle().getSessionId()), session);
        return session;
    }

    /// @throws FeldsparException where there is no such session, or it is another user's
    HiveSession find(TSessionHandle handle, HiveConnection caller) {
        HiveSession session = open.get(Handles.key(handle.getSessionId()));
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
        if (open.remove(Handles.key(session.handle().getSessionId())) != null) {
            try {
                session.close();
            } catch (EngineException error) {
                LOG.warn("A session could not be closed", error);
            }
        }
    }

    /// The session that an operation belongs to knows it by its handle.
    Iterable<HiveSession> all() {
        return open.values();
    }

    private void expire(Duration limit) {
        long now = System.nanoTime();
        for (HiveSession session : open.values()) {
            if (session.isIdle(now, limit)) {
                close(session);
            }
        }
    }

    void close() {
        clock.shutdownNow();
        open.values().forEach(this::close);
    }
}
