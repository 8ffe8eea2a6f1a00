package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process that is killed while it inserts leaves every statement whole or without effect.
class KilledWriterTest {

    private static final int KILLS = 4;

    /// Three tasks write the rows of a statement.
    private static final long ROWS = 3 * 60_175L;

    @TempDir Path directory;

    /// Inserts into a table for ever, and says so after each statement.
    ///
    /// @param arguments the warehouse
    static void main(String[] arguments) throws IOException {
        try (FeldsparEngine engine = engine(Path.of(arguments[0]));
                FeldsparSession session = engine.newSession()) {
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

    private static FeldsparEngine engine(Path warehouse) {
        return FeldsparEngine.start(
                Map.of("feldspar.threads", "2", "feldspar.warehouse", warehouse.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "USING parquet LOCATION '%s'"})
    void readersSeeWholeStatements(String place) throws Exception {
        Path warehouse = directory.resolve("warehouse");
        try (FeldsparEngine engine = engine(warehouse);
                FeldsparSession session = engine.newSession()) {
            String columns = " AS SELECT l_orderkey FROM tpch.tiny.lineitem LIMIT 0";
            String create = "CREATE TABLE t " + place.formatted(directory.resolve("t"));
            session.execute(create + columns).close();
            long before = 0;
            Random random = new Random();
            for (int i = 0; i < KILLS; i++) {
                killAfter(random.nextInt(500), warehouse);
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
    private static void killAfter(long millis, Path warehouse) throws Exception {
        Process writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledWriterTest.class.getName(),
                                warehouse.toString())
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
