package io.feldspar.server.engine;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/// Errors are as clear behind a server.
final class RemoteErrorsTest extends ClearErrorsTest {

    private RemoteServer server;

    @Override
    Connection connect() throws SQLException {
        try {
            server = new RemoteServer(Map.of());
        } catch (EngineException error) {
            throw new SQLException(error);
        }
        return server.connect("");
    }

    @AfterAll
    void stop() throws EngineException {
        server.close();
    }
}
