package io.feldspar.server.wire;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.session.setting.Setting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// A server in the process of a test, on a port of its own.
public final class RemoteServer implements AutoCloseable {

    private final FeldsparServer server;

    public RemoteServer(Map<String, String> settings) throws EngineException {
        Map<String, String> all = new TreeMap<>(settings);
        all.putIfAbsent(ServerSetting.PORT.key(), "0");
        all.putIfAbsent(ServerSetting.DRAIN_TIMEOUT.key(), "0");
        all.putIfAbsent(Setting.READABLE_FILES.key(), "*");
        all.putIfAbsent(Setting.WRITABLE_FILES.key(), "*");
        server = FeldsparServer.start(new ServerOptions(all));
    }

    public FeldsparServer server() {
        return server;
    }

    public String url(String rest) {
        return "jdbc:feldspar://127.0.0.1:" + server.port() + rest;
    }

    public Connection connect(String rest) throws SQLException {
        return DriverManager.getConnection(url(rest));
    }

    @Override
    public void close() throws EngineException {
        server.close();
    }
}
