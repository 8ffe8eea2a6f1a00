package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What CACHE TABLE holds in memory, and when it goes.
class CachedTablesTest {

    private static final String SUMS =
            "SELECT count(*), sum(l_extendedprice), max(l_comment), sum(l_orderkey) FROM lines";

    @TempDir Path folder;

    private FeldsparEngine engine(String memory) {
        return FeldsparEngine.start(
                Map.of(
                        "feldspar.threads",
                        "2",
                        "feldspar.memory.limit",
                        memory,
                        "feldspar.tempDirectory",
                        folder.resolve("temp").toString(),
                        "feldspar.warehouse",
                        folder.resolve("warehouse").toString()));
    }

    private static void run(FeldsparSession session, String... statements) {
        for (String sql : statements) {
            session.execute(sql).close();
        }
    }

    private static long held(FeldsparSession session) {
        return Rows.of(session, "SHOW CACHED TABLES").stream()
                .mapToLong(row -> (Long) row.get(1))
                .sum();
    }

    @Test
    void holdsWhatWasReadUntilItIsUncached() {
        try (FeldsparEngine engine = engine("500MB");
                FeldsparSession session = engine.newSession()) {
            run(session, "CREATE TABLE lines AS SELECT * FROM tpch.tiny.lineitem");
            List<List<@Nullable Object>> before = Rows.of(session, SUMS);
            run(session, "CACHE LAZY TABLE lines");
            assertEquals(0, held(session));
            assertEquals(before, Rows.of(session, SUMS));
            long some = held(session);
            assertTrue(some > 0);
            run(session, "CACHE TABLE lines");
            assertTrue(held(session) > some);
            assertEquals(before, Rows.of(session, SUMS));
            run(session, "INSERT OVERWRITE lines SELECT * FROM lines WHERE l_orderkey = 1");
            Rows.of(session, SUMS);
            assertTrue(held(session) < some, "the files of the old rows are not needed any more");
            run(session, "CLEAR CACHE");
            assertEquals(List.of(), Rows.of(session, "SHOW CACHED TABLES"));
        }
    }

    /// Queries come first: what has no room is read from the files.
    @Test
    void givesMemoryBackToQueries() {
        List<List<@Nullable Object>> expected;
        String large =
                "SELECT count(DISTINCT l_comment || l_orderkey || l_linenumber || i)"
                        + " FROM tpch.tiny.lineitem, range(8) AS r(i)";
        try (FeldsparEngine engine = engine("1GB");
                FeldsparSession session = engine.newSession()) {
            run(
                    session,
                    "CREATE TABLE lines AS SELECT l.* FROM tpch.tiny.lineitem AS l," + " range(4)");
            expected = Rows.of(session, SUMS);
        }
        try (FeldsparEngine engine = engine("12MB");
                FeldsparSession session = engine.newSession()) {
            run(session, "CACHE TABLE lines");
            long most = held(session);
            assertTrue(most > 0 && most <= 9 << 20, () -> "held " + most);
            assertEquals(expected, Rows.of(session, SUMS));
            assertEquals(List.of(List.of(8 * 60175L)), Rows.of(session, large));
            assertTrue(held(session) < most);
            assertEquals(expected, Rows.of(session, SUMS));
        }
    }

    @Test
    void theFilesOfACachedQueryGoWithTheSession() throws IOException {
        try (FeldsparEngine engine = engine("500MB")) {
            try (FeldsparSession session = engine.newSession()) {
                run(session, "CACHE TABLE q AS SELECT 1 AS a");
                assertTrue(temporaryFiles());
                assertEquals(List.of(List.of(1)), Rows.of(session, "SELECT a FROM q"));
            }
            assertFalse(temporaryFiles());
        }
    }

    private boolean temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("temp"))) {
            return files.anyMatch(file -> file.toString().endsWith(".parquet"));
        }
    }
}
