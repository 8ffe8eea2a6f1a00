package io.feldspar.slt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every file holds on several executors too, with everything serialized that tasks get and give.
class SltExecutorsTest {

    private static final String URL =
            "jdbc:feldspar:?feldspar.threads=2&feldspar.executors=2&feldspar.serializeTasks=true";

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> files() throws IOException {
        return SltFiles.all()
                .filter(path -> !path.startsWith("defects"))
                .map(path -> DynamicTest.dynamicTest(path.toString(), () -> run(path)));
    }

    private void run(Path path) throws IOException, SQLException {
        SltFile file = SltFiles.read(path);
        if (!file.runsOn("feldspar")) {
            return;
        }
        SltRun run = SltRun.onFeldspar(URL, file, folder.resolve(path.toString()));
        List<String> differences = run.differences();
        assertEquals(List.of(), differences, () -> String.join("\n", differences));
    }
}
