package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Transactions of several sessions.
class TransactionsTest {

    @TempDir Path warehouse;

    private FeldsparEngine engine;
    private FeldsparSession first;
    private FeldsparSession second;

    @BeforeEach
    void start() {
        engine =
                FeldsparEngine.start(
                        Map.of(
                                "feldspar.threads",
                                "1",
                                "feldspar.warehouse",
                                warehouse.toString()));
        first = engine.newSession();
        second = engine.newSession();
        run(first, "CREATE TABLE a AS SELECT 1 AS x");
        run(first, "CREATE TABLE b AS SELECT 1 AS x");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static void run(FeldsparSession session, String... statements) {
        for (String sql : statements) {
            session.execute(sql).close();
        }
    }

    private static List<Object> column(FeldsparSession session, String sql) {
        return Rows.of(session, sql).stream().map(List::getFirst).toList();
    }

    private long dataFiles() throws IOException {
        try (Stream<Path> files = Files.walk(warehouse)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }

    @Test
    void othersSeeNothingBeforeCommit() {
        run(first, "BEGIN", "INSERT INTO a VALUES (2)", "UPDATE b SET x = 5");
        assertEquals(List.of(1, 2), column(first, "SELECT x FROM a ORDER BY x"));
        assertEquals(List.of(1), column(second, "SELECT x FROM a ORDER BY x"));
        assertEquals(List.of(1), column(second, "SELECT x FROM b"));
        run(first, "COMMIT");
        assertEquals(List.of(1, 2), column(second, "SELECT x FROM a ORDER BY x"));
        assertEquals(List.of(5), column(second, "SELECT x FROM b"));
    }

    @Test
    void readsOneStateOfEachTable() {
        run(first, "BEGIN");
        assertEquals(List.of(1), column(first, "SELECT x FROM a"));
        run(second, "UPDATE a SET x = 7");
        assertEquals(List.of(1), column(first, "SELECT x FROM a"));
        run(first, "COMMIT");
        assertEquals(List.of(7), column(first, "SELECT x FROM a"));
    }

    @Test
    void theSecondOfTwoChangesOfARowFails() throws IOException {
        run(first, "BEGIN", "INSERT INTO b VALUES (2)", "UPDATE a SET x = x + 1");
        run(second, "UPDATE a SET x = x + 10");
        long files = dataFiles();
        FeldsparException failure =
                assertThrows(FeldsparException.class, () -> run(first, "COMMIT"));
        assertEquals(ErrorCode.SERIALIZATION_FAILURE, failure.code());
        assertEquals(List.of(11), column(first, "SELECT x FROM a"));
        assertEquals(List.of(1), column(first, "SELECT x FROM b"));
        assertEquals(files - 2, dataFiles());
    }

    @Test
    void insertsOfOthersCount() {
        run(first, "BEGIN", "INSERT INTO a VALUES (2)", "UPDATE a SET x = x * 10");
        run(second, "INSERT INTO a VALUES (3)");
        run(first, "COMMIT");
        assertEquals(List.of(3, 10, 20), column(second, "SELECT x FROM a ORDER BY x"));
    }

    @Test
    void aClosedSessionRollsBack() throws IOException {
        long files = dataFiles();
        try (FeldsparSession third = engine.newSession()) {
            run(third, "BEGIN", "INSERT INTO a VALUES (2)", "DELETE FROM b");
        }
        assertEquals(List.of(1), column(first, "SELECT x FROM a"));
        assertEquals(List.of(1), column(first, "SELECT x FROM b"));
        assertEquals(files, dataFiles());
    }

    /// Small files are merged only after the transaction, which would fail otherwise.
    @Test
    void mergingOfSmallFilesFailsNoTransaction() {
        run(first, "BEGIN", "UPDATE a SET x = x + 1");
        for (int i = 0; i < 60; i++) {
            run(second, "INSERT INTO a VALUES (0)");
        }
        run(first, "COMMIT");
        assertEquals(List.of(62L), column(first, "SELECT count(*) + max(x) - 1 FROM a"));
    }

    @Test
    void manyInsertsBecomeOneVersion() {
        run(first, "BEGIN");
        for (int i = 0; i < 100; i++) {
            run(first, "INSERT INTO a VALUES (" + i + ")");
        }
        run(first, "COMMIT");
        assertEquals(List.of(101L), column(second, "SELECT count(*) FROM a"));
        assertEquals(List.of(1L), column(second, "SELECT count(*) FROM a VERSION AS OF 1"));
        assertEquals(List.of(101L), column(second, "SELECT count(*) FROM a VERSION AS OF 2"));
    }

    /// Rows of both tables are always as many, for whoever reads both.
    @Test
    void readersSeeAllOfACommitOrNothing() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<?> writer =
                    threads.submit(
                            () -> {
                                for (int i = 0; i < 20; i++) {
                                    run(
                                            second,
                                            "BEGIN",
                                            "INSERT INTO a VALUES (0)",
                                            "INSERT INTO b VALUES (0)",
                                            "COMMIT");
                                }
                            });
            while (!writer.isDone()) {
                assertEquals(
                        List.of(true),
                        column(
                                first,
                                "SELECT (SELECT count(*) FROM a) = (SELECT count(*) FROM b)"));
            }
            writer.get();
        }
    }
}
