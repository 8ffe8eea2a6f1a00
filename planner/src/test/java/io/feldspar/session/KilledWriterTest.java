package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process that is killed while it inserts leaves every statement whole or without effect.
class KilledWriterTest {

    private static final int KILLS = 4;

    /// Three tasks write the rows of a statement.
    private static final long ROWS = 3 * 60_175L;

    @TempDir Path directory;

    private static final List<String> INSERTS =
            List.of(
                    "INSERT INTO t SELECT l_orderkey FROM tpch.tiny.lineitem"
                            + " UNION ALL SELECT l_orderkey FROM tpch.tiny.lineitem"
                            + " UNION ALL SELECT l_orderkey FROM tpch.tiny.lineitem");

    /// Each MERGE makes one row more, and the value of all rows their number.
    private static final List<String> CHANGES =
            List.of(
                    "MERGE INTO m USING (SELECT k, v + 1 AS v FROM m"
                            + " UNION ALL SELECT max(k) + 1, max(v) + 1 FROM m) AS s ON m.k = s.k"
                            + " WHEN MATCHED THEN UPDATE SET v = s.v"
                            + " WHEN NOT MATCHED THEN INSERT (k, v) VALUES (s.k, s.v)",
                    "ALTER TABLE m RENAME TO n",
                    "ALTER TABLE n ADD COLUMN c INTEGER FIRST",
                    "ALTER TABLE n DROP COLUMN c",
                    "ALTER TABLE n RENAME TO m");

    /// Runs statements for ever, and says so after each round. Those that a killed process before
    /// it has already made fail.
    ///
    /// @param arguments the warehouse, and which statements
    static void main(String[] arguments) throws IOException {
        List<String> statements = arguments[1].equals("inserts") ? INSERTS : CHANGES;
        try (FeldsparEngine engine = engine(Path.of(arguments[0]));
                FeldsparSession session = engine.newSession()) {
            while (true) {
                for (String statement : statements) {
                    runWhereItFits(session, statement);
                }
                System.out.println("inserted");
            }
        }
    }

    private static void runWhereItFits(FeldsparSession session, String statement) {
        try {
            session.execute(statement).close();
        } catch (FeldsparException e) {
            if (e.code() != ErrorCode.TABLE_NOT_FOUND && e.code() != ErrorCode.COLUMN_DUPLICATE) {
                throw e;
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
                killAfter(random.nextInt(500), warehouse, "inserts");
                long rows = count(session);
                assertEquals(0, rows % ROWS, "rows of a part of a statement");
                assertTrue(rows > before, rows + " rows after " + before);
                before = rows;
            }
        }
    }

    @Test
    void readersSeeTheOldOrTheNewTable() throws Exception {
        Path warehouse = directory.resolve("warehouse");
        try (FeldsparEngine engine = engine(warehouse);
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE m AS SELECT 1 AS k, 1 AS v").close();
            Random random = new Random();
            for (int i = 0; i < KILLS; i++) {
                killAfter(random.nextInt(500), warehouse, "changes");
                List<Metadata.TableInfo> tables = session.metadata().tables("feldspar", "main");
                assertEquals(1, tables.size(), tables::toString);
                List<@Nullable Object> rows =
                        Rows.of(
                                        session,
                                        "SELECT count(*), CAST(min(v) AS BIGINT),"
                                                + " CAST(max(v) AS BIGINT) FROM "
                                                + tables.getFirst().name())
                                .getFirst();
                assertEquals(1, Set.copyOf(rows).size(), rows::toString);
            }
        }
    }

    private static long count(FeldsparSession session) {
        return (Long) Rows.of(session, "SELECT count(*) FROM t").getFirst().getFirst();
    }

    /// @param millis since the first statement has ended
    private static void killAfter(long millis, Path warehouse, String statements) throws Exception {
        Process writer =
                JavaProcess.command(
                                1 << 30,
                                List.of(),
                                List.of(),
                                List.of(
                                        KilledWriterTest.class.getName(),
                                        warehouse.toString(),
                                        statements))
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
