package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.vector.Batch;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.OperationState;
import io.feldspar.session.operation.Timeout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several sessions of one engine over its one catalog.
class SharedCatalogTest {

    private static final int THREADS = 6;

    @TempDir Path warehouse;

    private FeldsparEngine engine;
    private FeldsparSession one;
    private FeldsparSession other;

    @BeforeEach
    void start() {
        engine =
                FeldsparEngine.start(
                        Map.of(
                                "feldspar.threads",
                                "2",
                                "feldspar.warehouse",
                                warehouse.toString()));
        one = engine.newSession();
        other = engine.newSession();
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        engine.close();
    }

    private static List<List<@Nullable Object>> rows(FeldsparSession session, String sql) {
        return Rows.of(session, sql);
    }

    private static ErrorCode error(FeldsparSession session, String sql) {
        return assertThrows(FeldsparException.class, () -> rows(session, sql)).code();
    }

    private static long updated(FeldsparSession session, String sql) {
        try (Operation statement = session.execute(sql)) {
            return statement.updateCount();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(warehouse)) {
            return all.filter(path -> !path.equals(warehouse))
                    .filter(path -> !path.endsWith(".lock") && !path.endsWith("main"))
                    .toList();
        }
    }

    /// Runs the statement in sessions of their own at the same time: the update counts, or the
    /// error codes.
    private List<Object> atOnce(String sql) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Object>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                running.add(
                        threads.submit(
                                () -> {
                                    try (FeldsparSession session = engine.newSession()) {
                                        start.await();
                                        return updated(session, sql);
                                    } catch (FeldsparException e) {
                                        return e.code();
                                    }
                                }));
            }
        }
        List<Object> results = new ArrayList<>();
        for (Future<Object> each : running) {
            results.add(each.get());
        }
        return results;
    }

    private static int count(List<Object> results, Object wanted) {
        return (int) results.stream().filter(wanted::equals).count();
    }

    @Test
    void temporaryViewsAndVariablesBelongToTheirSession() {
        int value = 0;
        for (FeldsparSession session : List.of(one, other)) {
            value++;
            session.execute("CREATE TEMPORARY VIEW mine AS SELECT %d AS x".formatted(value))
                    .close();
            session.execute("DECLARE own = %d".formatted(value)).close();
            assertEquals(List.of(List.of(value)), rows(session, "SELECT x FROM mine"));
            assertEquals(List.of(List.of(value)), rows(session, "SELECT own"));
        }
    }

    @Test
    void aTableOfOneSessionIsSeenByTheOthers() {
        updated(one, "CREATE SCHEMA sales");
        updated(one, "CREATE TABLE sales.t AS SELECT 1 AS a");
        assertEquals(List.of(List.of(1)), rows(other, "SELECT a FROM sales.t"));
        updated(other, "CREATE VIEW v AS SELECT a + 1 AS b FROM sales.t");
        assertEquals(List.of(List.of(2)), rows(one, "SELECT b FROM v"));
        updated(other, "DROP TABLE sales.t");
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error(one, "SELECT a FROM sales.t"));
    }

    @Test
    void temporaryViewsCurrentSchemaAndSettingsAreTheSessions() {
        updated(one, "CREATE TEMP VIEW mine AS SELECT 1 AS a");
        updated(one, "USE tpch.tiny");
        updated(one, "SET feldspar.query.timeout = '5min'");
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error(other, "SELECT * FROM mine"));
        assertEquals("main", other.currentSchema());
        assertEquals(
                List.of("0"), rows(other, "SET feldspar.query.timeout").getFirst().subList(1, 2));
    }

    @Test
    void settingsOfTheEngineAreShownAndRefused() {
        List<@Nullable Object> threads = rows(one, "SET feldspar.threads").getFirst();
        assertEquals("engine", threads.get(3));
        assertEquals("session", rows(one, "SET feldspar.result.buffer").getFirst().get(3));
        for (String sql : List.of("SET feldspar.threads = 3", "RESET feldspar.threads")) {
            FeldsparException refused =
                    assertThrows(FeldsparException.class, () -> updated(one, sql));
            assertEquals(
                    "'feldspar.threads' is an engine setting and cannot be changed with SET."
                            + " Set it when the engine starts.",
                    refused.getMessage());
        }
    }

    @Test
    void ofConcurrentCreatesOneWins() throws Exception {
        List<Object> results = atOnce("CREATE TABLE t AS SELECT * FROM tpch.tiny.nation");
        assertEquals(1, count(results, 25L), results.toString());
        assertEquals(
                THREADS - 1, count(results, ErrorCode.TABLE_ALREADY_EXISTS), results.toString());
        assertEquals(List.of(List.of(25L)), rows(one, "SELECT count(*) FROM t"));
        assertOneTableIsLeft();
    }

    @Test
    void ofConcurrentCreatesIfNotExistsOneMakesTheTable() throws Exception {
        List<Object> results =
                atOnce("CREATE TABLE IF NOT EXISTS t AS SELECT * FROM tpch.tiny.nation");
        assertEquals(1, count(results, 25L), results.toString());
        assertEquals(THREADS - 1, count(results, 0L), results.toString());
        assertEquals(List.of(List.of(25L)), rows(one, "SELECT count(*) FROM t"));
        assertOneTableIsLeft();
    }

    @Test
    void ofConcurrentReplacesTheLastStays() throws Exception {
        List<Object> results =
                atOnce("CREATE OR REPLACE TABLE t AS SELECT * FROM tpch.tiny.nation");
        assertEquals(THREADS, count(results, 25L), results.toString());
        assertEquals(List.of(List.of(25L)), rows(one, "SELECT count(*) FROM t"));
        assertOneTableIsLeft();
    }

    /// What did not become the table's is deleted, and the table with all its history when it is
    /// dropped.
    private void assertOneTableIsLeft() throws IOException {
        try (Stream<Path> names = Files.list(warehouse.resolve("main/t"))) {
            assertEquals(
                    List.of("data", "metadata"),
                    names.map(path -> path.getFileName().toString()).sorted().toList());
        }
        updated(one, "DROP TABLE t");
        assertEquals(List.of(), files());
    }

    @Test
    void concurrentInsertsAllCount() throws Exception {
        updated(one, "CREATE TABLE t AS SELECT * FROM tpch.tiny.nation");
        List<Object> results = atOnce("INSERT INTO t SELECT * FROM tpch.tiny.nation");
        assertEquals(THREADS, count(results, 25L), results.toString());
        assertEquals(List.of(List.of(25L * (THREADS + 1))), rows(other, "SELECT count(*) FROM t"));
    }

    @Test
    void concurrentDropsCountOnce() throws Exception {
        updated(one, "CREATE TABLE t AS SELECT 1 AS a");
        List<Object> results = atOnce("DROP TABLE t");
        assertEquals(1, count(results, 0L), results.toString());
        assertEquals(THREADS - 1, count(results, ErrorCode.TABLE_NOT_FOUND), results.toString());
        assertEquals(List.of(), files());
    }

    @Test
    void aQueryKeepsTheTableThatIsDropped() throws IOException {
        assertKeeps("DROP TABLE t");
        assertEquals(List.of(), files());
    }

    @Test
    void aQueryKeepsTheTableThatIsReplaced() throws IOException {
        assertKeeps("CREATE OR REPLACE TABLE t AS SELECT 1 AS a");
        assertEquals(List.of(List.of(1)), rows(one, "SELECT * FROM t"));
        assertOneTableIsLeft();
    }

    private void assertKeeps(String change) throws IOException {
        updated(one, "CREATE TABLE t AS SELECT * FROM tpch.tiny.lineitem");
        long expected = (Long) rows(one, "SELECT count(*) FROM t").getFirst().getFirst();
        other.set("feldspar.result.buffer", "1KB");
        try (Operation query = other.execute("SELECT * FROM t")) {
            Batch first = query.next();
            assertNotNull(first);
            updated(one, change);
            long read = first.rowCount();
            for (Batch batch = query.next(); batch != null; batch = query.next()) {
                read += batch.rowCount();
            }
            assertEquals(expected, read);
        }
    }

    @Test
    void anInsertIntoADroppedTableSaysSo() throws IOException {
        updated(one, "CREATE TABLE t AS SELECT 1 AS a");
        Operation insert =
                other.statement("INSERT INTO t SELECT 2").operation(List.of(), Timeout.NONE);
        engine.operations()
                .addListener(
                        info -> {
                            boolean finishing = info.state() == OperationState.FINISHING;
                            if (finishing && info.id().equals(insert.id())) {
                                updated(one, "DROP TABLE t");
                            }
                        });
        FeldsparException error = assertThrows(FeldsparException.class, insert::run);
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error.code());
        assertEquals(List.of(), files());
    }

    @Test
    void aSchemaThatHoldsSomethingStays() {
        updated(one, "CREATE SCHEMA s");
        updated(one, "CREATE TABLE s.t AS SELECT 1 AS a");
        assertEquals(ErrorCode.INVALID_STATEMENT, error(other, "DROP SCHEMA s"));
        updated(other, "DROP TABLE s.t");
        updated(other, "DROP SCHEMA s");
        assertEquals(ErrorCode.SCHEMA_NOT_FOUND, error(one, "USE s"));
        assertEquals(ErrorCode.SCHEMA_NOT_FOUND, error(one, "CREATE TABLE s.t AS SELECT 1 AS a"));
    }

    @Test
    void generatedCatalogsAreReadOnly() {
        FeldsparException refused =
                assertThrows(
                        FeldsparException.class,
                        () -> updated(one, "CREATE TABLE tpch.tiny.t AS SELECT 1 AS a"));
        assertEquals("Catalog 'tpch' is read-only. Use catalog 'feldspar'.", refused.getMessage());
        assertEquals(ErrorCode.NOT_SUPPORTED, error(one, "DROP TABLE tpch.tiny.nation"));
        assertEquals(ErrorCode.NOT_SUPPORTED, error(one, "INSERT INTO tpch.tiny.nation SELECT 1"));
    }

    @Test
    void listsByPattern() {
        updated(one, "CREATE TABLE Orders_2025 AS SELECT 1 AS a");
        updated(one, "CREATE VIEW orders AS SELECT 1 AS a");
        assertEquals(
                List.of(List.of("orders", "VIEW"), List.of("Orders_2025", "TABLE")),
                rows(other, "SHOW TABLES LIKE 'ORD%'"));
        assertEquals(
                List.of(List.of("Orders_2025", "TABLE")),
                rows(other, "SHOW TABLES LIKE 'orders_____'"));
        assertFalse(rows(other, "SHOW TABLES FROM tpch.tiny LIKE 'n%'").isEmpty());
    }

    @Test
    void aTableKeepsTheKindOfItsName() {
        updated(one, "CREATE VIEW v AS SELECT 1 AS a");
        FeldsparException refused =
                assertThrows(FeldsparException.class, () -> updated(one, "DROP TABLE v"));
        assertEquals("'v' is a view. Use DROP VIEW.", refused.getMessage());
        assertTrue(
                String.valueOf(
                                assertThrows(
                                                FeldsparException.class,
                                                () -> updated(one, "INSERT INTO v SELECT 1"))
                                        .getMessage())
                        .startsWith("'v' is a view"));
    }
}
