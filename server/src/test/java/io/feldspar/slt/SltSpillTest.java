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

/// The files of features that sort and group hold although operators and exchanges spill again and
/// again.
class SltSpillTest {

    private static final String URL =
            "jdbc:feldspar:?feldspar.threads=2&feldspar.debug.spillEvery=2";

    private static final List<String> FEATURES =
            List.of("aggregates", "joins", "nested", "nulls", "ordering", "sets", "subqueries");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> files() throws IOException {
        return SltFiles.all()
                .filter(path -> FEATURES.contains(path.getName(0).toString()))
                .map(path -> DynamicTest.dynamicTest(path.toString(), () -> run(path)));
    }

    private void run(Path path) throws IOException, SQLException {
        SltFile file = SltFiles.read(path);
        if (!file.runsOn("feldspar")) {
            return;
        }
        SltRun run = SltRun.onFeldspar(URL, file, folder.resolve(path.toString()));
        assertEquals(List.of(), run.differences());
    }
}
