package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several processes and threads that change one table at the same time.
class ConcurrentWritersTest {

    private static final int INSERTS = 8;
    private static final int UPDATES = 4;

    @TempDir Path warehouse;

    /// Changes the table several times.
    ///
    /// @param arguments the warehouse, and INSERT or UPDATE
    static void main(String[] arguments) {
        try (FeldsparEngine engine = engine(Path.of(arguments[0]))) {
            if (arguments[1].equals("INSERT")) {
                insert(engine);
            } else {
                repeat(engine, UPDATES, "UPDATE t SET a = a + 1");
            }
        }
    }

    private static void insert(FeldsparEngine engine) {
        try (FeldsparSession session = engine.newSession()) {
            for (int i = 0; i < INSERTS; i++) {
                session.execute("INSERT INTO t VALUES (" + i + ")").close();
            }
        }
    }

    private static FeldsparEngine engine(Path warehouse) {
        return FeldsparEngine.start(
                Map.of("feldspar.threads", "1", "feldspar.warehouse", warehouse.toString()));
    }

    private Process process(String statement) throws IOException {
        return JavaProcess.command(
                        1 << 30,
                        List.of(),
                        List.of(),
                        List.of(
                                ConcurrentWritersTest.class.getName(),
                                warehouse.toString(),
                                statement))
                .inheritIO()
                .start();
    }

    @Test
    void allInsertsCount() throws Exception {
        try (FeldsparEngine engine = engine(warehouse);
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t (a INTEGER)").close();
            List<Process> others = List.of(process("INSERT"), process("INSERT"));
            together(2, () -> insert(engine));
            for (Process other : others) {
                assertEquals(0, other.waitFor());
            }
            assertEquals(
                    List.of(List.of(4L * INSERTS, 4L * INSERTS * (INSERTS - 1) / 2)),
                    Rows.of(session, "SELECT count(*), sum(a) FROM t"));
        }
    }

    /// A change that meets a conflict runs again.
    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void updatesOfTheSameRowAllCount(int writers) throws Exception {
        try (FeldsparEngine engine = engine(warehouse);
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t AS SELECT 0 AS a").close();
            together(writers, () -> repeat(engine, UPDATES, "UPDATE t SET a = a + 1"));
            assertEquals(
                    List.of(List.of(1L, (long) writers * UPDATES)),
                    Rows.of(session, "SELECT count(*), sum(a) FROM t"));
        }
    }

    @Test
    void updatesOfSeveralProcessesAllCount() throws Exception {
        try (FeldsparEngine engine = engine(warehouse);
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t AS SELECT 0 AS a").close();
            List<Process> others = List.of(process("UPDATE"), process("UPDATE"));
            together(2, () -> repeat(engine, UPDATES, "UPDATE t SET a = a + 1"));
            for (Process other : others) {
                assertEquals(0, other.waitFor());
            }
            assertEquals(
                    List.of(List.of(1L, 4L * UPDATES)),
                    Rows.of(session, "SELECT count(*), sum(a) FROM t"));
        }
    }

    /// Each adds the rows that are not there, of which others add some at the same time.
    @Test
    void mergesAddARowOnce() throws Exception {
        try (FeldsparEngine engine = engine(warehouse);
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t (k INTEGER, n INTEGER)").close();
            together(
                    4,
                    () ->
                            repeat(
                                    engine,
                                    2,
                                    "MERGE INTO t USING (VALUES (1), (2)) AS s(k) ON t.k = s.k"
                                            + " WHEN MATCHED THEN UPDATE SET n = n + 1"
                                            + " WHEN NOT MATCHED THEN INSERT VALUES (s.k, 1)"));
            assertEquals(
                    List.of(List.of(1, 8), List.of(2, 8)),
                    Rows.of(session, "SELECT k, n FROM t ORDER BY k"));
        }
    }

    /// The small files that an UPDATE replaces are merged at the same time, again and again.
    @Test
    void mergingOfSmallFilesFailsNoUpdate() throws Exception {
        try (FeldsparEngine engine = engine(warehouse);
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t AS SELECT 0 AS a, 0 AS n").close();
            try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
                Future<?> inserts =
                        threads.submit(() -> repeat(engine, 160, "INSERT INTO t VALUES (1, 0)"));
                for (int i = 0; i < UPDATES; i++) {
                    session.execute("UPDATE t SET n = n + 1").close();
                }
                inserts.get();
            }
            assertEquals(
                    List.of(List.of(161L, UPDATES)),
                    Rows.of(session, "SELECT count(*), max(n) FROM t"));
        }
    }

    private static void together(int threads, Runnable work) throws Exception {
        List<Callable<Object>> all = Collections.nCopies(threads, Executors.callable(work));
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Object> each : pool.invokeAll(all)) {
                each.get();
            }
        }
    }

    private static void repeat(FeldsparEngine engine, int times, String sql) {
        try (FeldsparSession session = engine.newSession()) {
            for (int i = 0; i < times; i++) {
                session.execute(sql).close();
            }
        }
    }
}
