package io.feldspar.server.hive;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import io.feldspar.server.wire.ServerSetting;
import java.util.Map;
import java.util.TreeMap;

/// A server with HiveServer2's port in the process of a test.
final class HiveTestServer implements AutoCloseable {

    private final RemoteServer server;
    private final HiveServer hive;

    HiveTestServer(Map<String, String> settings) throws EngineException {
        Map<String, String> all = new TreeMap<>(settings);
        all.putIfAbsent(ServerSetting.HIVE_PORT.key(), "0");
        server = new RemoteServer(all);
        hive = HiveServer.open(server.server());
    }

    RemoteServer server() {
        return server;
    }

    HiveServer hive() {
        return hive;
    }

    /// @param rest database and options, such as `/main;auth=noSasl`
    String url(String rest) {
        return hive.url() + rest;
    }

    @Override
    public void close() throws EngineException {
        server.close();
    }
}
