package io.feldspar.server.hive;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.OpenSession;
import io.feldspar.server.wire.ServerSetting;

/// HiveServer2's port of a server.
public final class HiveServer {

    private final FeldsparServer server;
    private final HiveSessions sessions;
    private final int port;

    private HiveServer(FeldsparServer server) throws EngineException {
        this.server = server;
        this.sessions = new HiveSessions(server);
        this.port =
                server.open(
                        ServerSetting.HIVE_PORT,
                        pipeline -> {
                            HiveConnection connection =
                                    new HiveConnection(
                                            server,
                                            sessions,
                                            OpenSession.text(pipeline.channel().remoteAddress()));
                            pipeline.addLast(
                                    new TransportDetector(connection),
                                    new RequestHandler(connection));
                        });
        server.atEnd(sessions::close);
    }

    /// Listens for Hive's clients until the server closes.
    public static HiveServer open(FeldsparServer server) throws EngineException {
        return new HiveServer(server);
    }

    public int port() {
        return port;
    }

    /// How Hive's JDBC driver reaches it.
    public String url() {
        return "jdbc:hive2://%s:%d".formatted(server.host(), port);
    }

    /// Sessions that are open.
    public int sessions() {
        return sessions.size();
    }
}
