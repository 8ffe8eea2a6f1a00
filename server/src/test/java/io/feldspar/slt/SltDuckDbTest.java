package io.feldspar.slt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What the `.slt` files record of Feldspar holds on DuckDB too, but for what they say is ours
/// alone.
class SltDuckDbTest {

    /// Where a setting of DuckDB decides between two answers, ours is chosen.
    private static final List<String> SETTINGS =
            List.of(
                    "SET integer_division = true",
                    "SET default_null_order = 'nulls_last_on_asc_first_on_desc'",
                    "SET TimeZone = 'UTC'");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> files() throws IOException {
        return SltFiles.all()
                .map(path -> DynamicTest.dynamicTest(path.toString(), () -> run(path)));
    }

    private void run(Path path) throws IOException, SQLException {
        SltFile file = SltFiles.read(path);
        if (!file.runsOn("duckdb")) {
            return;
        }
        Path temporary = Files.createDirectories(folder.resolve(path.toString()));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            try (Statement statement = connection.createStatement()) {
                for (String setting : SETTINGS) {
                    statement.execute(setting);
                }
            }
            SltRun run = new SltRun(connection, "duckdb", SltFiles.data(), temporary);
            run.run(file);
            assertEquals(List.of(), run.differences(), () -> String.join("\n", run.differences()));
        }
    }
}
