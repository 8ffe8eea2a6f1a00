package io.feldspar.server.engine;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// What holds for rows as they are holds for compressed ones.
final class CompressedEngineTest extends EmbeddedEngineTest {

    private static RemoteServer server;

    @BeforeAll
    static void start() throws EngineException {
        server = new RemoteServer(Map.of());
    }

    @AfterAll
    static void stop() throws EngineException {
        server.close();
    }

    @Override
    Connection connect(String path) throws SQLException {
        return server.connect("/" + path + (path.contains("?") ? "&" : "?") + "compression=lz4");
    }
}
