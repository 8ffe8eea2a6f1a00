package io.feldspar.benchmarks.sqllogictest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small sample of SQLite's sqllogictest; `bench sqllogictest` asks more.
class SqlLogicTestTest {

    private static final long SEED = 1;
    private static final int FILES = 12;
    private static final int ONE_OF = 250;

    @TempDir static Path folder;

    @Test
    void answersAsOtherDatabasesDo() throws IOException, SQLException {
        Random random = new Random(SEED);
        StringWriter details = new StringWriter();
        String url = "jdbc:feldspar:?feldspar.warehouse=" + folder.resolve("warehouse");
        try (ScriptFiles scripts = ScriptFiles.of(null);
                Connection connection = DriverManager.getConnection(url)) {
            List<Path> files = new ArrayList<>(scripts.matching("select\\d|random/|/10/"));
            Collections.shuffle(files, random);
            ScriptRun run =
                    new ScriptRun(
                            connection,
                            () -> random.nextInt(ONE_OF) == 0,
                            new PrintWriter(details));
            for (Path file : files.subList(0, FILES)) {
                run.ask(file);
            }
            assertEquals(0, run.wrong(), details::toString);
            // SQLite takes a sign before a text, which no other database admits.
            assertTrue(run.refused() * 50 <= run.right(), details::toString);
            assertTrue(run.right() > 100, run::toString);
        }
    }
}
