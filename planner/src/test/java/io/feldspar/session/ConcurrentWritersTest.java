package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes and threads that change one table at the same time.
class ConcurrentWritersTest {

    private static final int INSERTS = 8;

    @TempDir Path warehouse;

    /// Inserts so many rows, one a statement.
    ///
    /// @param arguments the warehouse
    static void main(String[] arguments) {
        insert(Path.of(arguments[0]));
    }

    private static void insert(Path warehouse) {
        try (FeldsparEngine engine = engine(warehouse);
                FeldsparSession session = engine.newSession()) {
            for (int i = 0; i < INSERTS; i++) {
                session.execute("INSERT INTO t VALUES (" + i + ")").close();
            }
        }
    }

    private static FeldsparEngine engine(Path warehouse) {
        return FeldsparEngine.start(
                Map.of("feldspar.threads", "1", "feldspar.warehouse", warehouse.toString()));
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConcurrentWritersTest.class.getName(),
                        warehouse.toString())
                .inheritIO()
                .start();
    }

    @Test
    void allInsertsCount() throws Exception {
        try (FeldsparEngine engine = engine(warehouse);
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t (a INTEGER)").close();
            List<Process> others = List.of(process(), process());
            Callable<Boolean> own =
                    () -> {
                        insert(warehouse);
                        return true;
                    };
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (Future<Boolean> each : threads.invokeAll(List.of(own, own))) {
                    assertEquals(true, each.get());
                }
            }
            for (Process other : others) {
                assertEquals(0, other.waitFor());
            }
            assertEquals(
                    List.of(List.of(4L * INSERTS, 4L * INSERTS * (INSERTS - 1) / 2)),
                    session.sql("SELECT count(*), sum(a) FROM t").collect());
        }
    }

    /// Each row is either changed once or its change fails with 40001.
    @Test
    void conflictingUpdatesLoseNothing() throws Exception {
        try (FeldsparEngine engine = engine(warehouse);
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t AS SELECT 0 AS a").close();
            List<Callable<Integer>> updates = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                updates.add(() -> update(engine));
            }
            long changed = 0;
            try (ExecutorService threads = Executors.newFixedThreadPool(updates.size())) {
                for (Future<Integer> each : threads.invokeAll(updates)) {
                    changed += each.get();
                }
            }
            assertEquals(
                    List.of(List.of(1L, changed)),
                    session.sql("SELECT count(*), sum(a) FROM t").collect());
        }
    }

    /// How many updates counted.
    private static int update(FeldsparEngine engine) {
        int changed = 0;
        try (FeldsparSession session = engine.newSession()) {
            for (int i = 0; i < 5; i++) {
                try {
                    session.execute("UPDATE t SET a = a + 1").close();
                    changed++;
                } catch (FeldsparException e) {
                    assertEquals(ErrorCode.SERIALIZATION_FAILURE, e.code(), e.getMessage());
                }
            }
        }
        return changed;
    }
}
