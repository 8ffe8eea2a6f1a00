package io.feldspar.slt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every `.slt` file holds on Feldspar.
///
/// `-Dslt=join/` runs only the files whose path begins so, `-Dupdate` writes what comes into the
/// files, `-Dslt.url=jdbc:feldspar:?…` connects with other settings.
class SltTest {

    /// Plans depend on the number of threads.
    private static final String URL =
            System.getProperty("slt.url", "jdbc:feldspar:?feldspar.threads=2");

    /// Files of queries that should give what they record, and do not yet.
    private static final Path DEFECTS = Path.of("defects");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> files() throws IOException {
        return SltFiles.all()
                .map(path -> DynamicTest.dynamicTest(path.toString(), () -> run(path)));
    }

    private static long queries(SltFile file) {
        return file.records().stream().filter(SltRecord.Query.class::isInstance).count();
    }

    private void run(Path path) throws IOException, SQLException {
        SltFile file = SltFiles.read(path);
        if (!file.runsOn("feldspar")) {
            return;
        }
        SltRun run = SltRun.onFeldspar(URL, file, folder.resolve(path.toString()));
        List<String> differences = run.differences();
        if (path.startsWith(DEFECTS)) {
            assertEquals(
                    queries(file),
                    differences.size(),
                    "a known defect is cured: move its record to the feature's file");
            return;
        }
        if (!differences.isEmpty() && System.getProperty("update") != null) {
            Files.write(SltFiles.ROOT.resolve(path), SltFile.lines(run.updated()));
        } else if (!differences.isEmpty()) {
            fail(
                    "%d records differ; after review, -Dupdate writes them%n%s"
                            .formatted(differences.size(), String.join("\n", differences)));
        }
    }
}
