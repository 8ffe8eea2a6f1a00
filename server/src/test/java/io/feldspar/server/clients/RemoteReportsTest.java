package io.feldspar.server.clients;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import io.feldspar.session.setting.Setting;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The reports of the engine in the process, of one behind a server.
final class RemoteReportsTest extends EmbeddedReportsTest {

    private static RemoteServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws EngineException {
        server = new RemoteServer(Map.of(Setting.WAREHOUSE.key(), folder.toString()));
    }

    @AfterAll
    static void stop() throws EngineException {
        server.close();
    }

    @Override
    String url() {
        return server.url("/");
    }
}
