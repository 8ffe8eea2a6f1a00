package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// MERGE finds rows by data file and position, while INSERTs make small files that become one.
class MergeOverSmallFilesTest {

    private static final int INSERTS = 160;
    private static final int MERGES = 4;

    private static final String MERGE =
            "MERGE INTO t USING (SELECT a AS k FROM range(200) AS r(a)) AS s ON t.k = s.k"
                    + " WHEN MATCHED AND s.k >= 100 AND t.n = 3 THEN DELETE"
                    + " WHEN MATCHED THEN UPDATE SET n = n + 1"
                    + " WHEN NOT MATCHED AND s.k >= 100 THEN INSERT (k, n) VALUES (s.k, 1)";

    @TempDir Path warehouse;

    private FeldsparEngine engine() {
        return FeldsparEngine.start(
                Map.of("feldspar.threads", "2", "feldspar.warehouse", warehouse.toString()));
    }

    private static void insert(FeldsparEngine engine) {
        try (FeldsparSession session = engine.newSession()) {
            for (int i = 0; i < INSERTS; i++) {
                // no MERGE has a row of these keys
                session.execute("INSERT INTO t VALUES (" + (1_000 + i) + ", 0)").close();
            }
        }
    }

    @Test
    void losesNoRowOfEither() throws Exception {
        try (FeldsparEngine engine = engine();
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t AS SELECT a AS k, 0 AS n FROM range(10) AS r(a)")
                    .close();
            try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
                Future<?> inserts = threads.submit(() -> insert(engine));
                for (int i = 0; i < MERGES; i++) {
                    session.execute(MERGE).close();
                }
                inserts.get();
            }
            assertEquals(
                    List.of(List.of(10L, (long) MERGES), List.of((long) INSERTS, 0L)),
                    Rows.of(
                            session,
                            "SELECT count(*), CAST(max(n) AS BIGINT) FROM t GROUP BY k >= 1000"
                                    + " ORDER BY k >= 1000"));
            assertTrue(
                    Rows.of(session, "DESCRIBE HISTORY t").stream()
                            .anyMatch(row -> String.valueOf(row.get(2)).equals("replace")),
                    "no small files were merged");
        }
    }
}
