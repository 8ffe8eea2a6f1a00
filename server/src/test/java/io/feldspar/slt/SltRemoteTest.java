package io.feldspar.slt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every file holds behind a server too.
class SltRemoteTest {

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> files() throws IOException {
        return SltFiles.all()
                .filter(path -> !path.startsWith("defects"))
                .map(path -> DynamicTest.dynamicTest(path.toString(), () -> run(path)));
    }

    private void run(Path path) throws IOException, SQLException, EngineException {
        SltFile file = SltFiles.read(path);
        if (!file.runsOn("feldspar")) {
            return;
        }
        Path temporary = folder.resolve(path.toString());
        String warehouse = temporary.resolve("warehouse").toString();
        try (RemoteServer server =
                new RemoteServer(
                        Map.of("feldspar.threads", "2", "feldspar.warehouse", warehouse))) {
            SltRun run = SltRun.onFeldspar(server.url(""), file, temporary);
            List<String> differences = run.differences();
            assertEquals(List.of(), differences, () -> String.join("\n", differences));
        }
    }
}
