package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it inserts leaves every statement whole or without effect.
class KilledWriterTest {

    private static final int KILLS = 4;

    /// Three tasks write the rows of a statement.
    private static final long ROWS = 3 * 60_175L;

    @TempDir Path directory;

    /// Inserts into the table at the location for ever, and says so after each statement.
    ///
    /// @param arguments the location
    static void main(String[] arguments) throws IOException {
        try (FeldsparEngine engine = FeldsparEngine.start(Map.of("feldspar.threads", "2"));
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t USING parquet LOCATION '" + arguments[0] + "'").close();
            while (true) {
                session.execute(
                                "INSERT INTO t SELECT l_orderkey FROM tpch.tiny.lineitem"
                                        + " UNION ALL SELECT l_orderkey FROM tpch.tiny.lineitem"
                                        + " UNION ALL SELECT l_orderkey FROM tpch.tiny.lineitem")
                        .close();
                System.out.println("inserted");
            }
        }
    }

    @Test
    void readersSeeWholeStatements() throws Exception {
        Path table = directory.resolve("t");
        try (FeldsparEngine engine = FeldsparEngine.start(Map.of("feldspar.threads", "2"));
                FeldsparSession session = engine.newSession()) {
            String columns = "SELECT l_orderkey FROM tpch.tiny.lineitem LIMIT 0";
            session.execute("CREATE TABLE t LOCATION '" + table + "' AS " + columns).close();
            long before = 0;
            Random random = new Random();
            for (int i = 0; i < KILLS; i++) {
                killAfter(random.nextInt(500), table);
                long rows = count(session);
                assertEquals(0, rows % ROWS, "rows of a part of a statement");
                assertTrue(rows > before, rows + " rows after " + before);
                before = rows;
            }
        }
    }

    private static long count(FeldsparSession session) {
        return (Long) session.sql("SELECT count(*) FROM t").collect().getFirst().getFirst();
    }

    /// @param millis since the first statement has ended
    private static void killAfter(long millis, Path table) throws Exception {
        Process writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledWriterTest.class.getName(),
                                table.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader said = writer.inputReader()) {
            assertTrue(said.lines().anyMatch("inserted"::equals), "the process ended");
            Thread.sleep(millis);
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }
}
