package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.vector.Batch;
import io.feldspar.session.operation.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many statements that insert a row each.
class SmallInsertsTest {

    private static final int INSERTS = 230;

    @TempDir Path warehouse;

    @Test
    void smallFilesBecomeOne() {
        try (FeldsparEngine engine = engine();
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t (a INTEGER, b VARCHAR)").close();
            for (int i = 0; i < INSERTS; i++) {
                session.execute("INSERT INTO t VALUES (%d, 'row %d')".formatted(i, i)).close();
            }
            assertEquals(
                    List.of(List.of((long) INSERTS, INSERTS * (INSERTS - 1L) / 2, (long) INSERTS)),
                    Rows.of(session, "SELECT count(*), sum(a), count(DISTINCT b) FROM t"));
            List<List<@Nullable Object>> newest = history(session);
            assertTrue(files(newest.getFirst()) <= 50, newest.getFirst().toString());
            assertTrue(newest.stream().anyMatch(each -> "replace".equals(each.get(2))));
            // The states before are there all the same.
            assertEquals(
                    List.of(List.of(100L)),
                    Rows.of(session, "SELECT count(*) FROM t VERSION AS OF 102"));
        }
    }

    private FeldsparEngine engine() {
        return FeldsparEngine.start(
                Map.of("feldspar.threads", "1", "feldspar.warehouse", warehouse.toString()));
    }

    private static List<List<@Nullable Object>> history(FeldsparSession session) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Operation operation = session.execute("DESCRIBE HISTORY t")) {
            for (Batch batch = operation.next(); batch != null; batch = operation.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    rows.add(batch.values(i));
                }
            }
        }
        return rows;
    }

    private static int files(List<@Nullable Object> version) {
        Map<?, ?> metrics = (Map<?, ?>) Objects.requireNonNull(version.getLast());
        return Integer.parseInt(String.valueOf(metrics.get("total-data-files")));
    }
}
