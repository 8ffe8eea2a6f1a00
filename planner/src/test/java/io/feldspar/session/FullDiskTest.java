package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A warehouse on a disk that is full, or that cannot be written: each change fails with a clear
/// error, and the tables are as they were.
class FullDiskTest {

    private static final List<String> CHANGES =
            List.of(
                    "INSERT INTO t VALUES (3)",
                    "INSERT INTO t SELECT l_orderkey FROM tpch.tiny.lineitem",
                    "UPDATE t SET a = a + 1",
                    "DELETE FROM t WHERE a = 1",
                    "INSERT OVERWRITE t SELECT a FROM t",
                    "CREATE TABLE u AS SELECT * FROM tpch.tiny.lineitem",
                    "CREATE OR REPLACE TABLE t AS SELECT 1 AS b",
                    "ALTER TABLE t ADD COLUMN b INTEGER",
                    "CREATE VIEW v AS SELECT 1 AS one");

    @TempDir Path folder;
    private Path disk;
    private FeldsparEngine engine;
    private FeldsparSession session;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()),
                "only root can mount");
        engine =
                FeldsparEngine.start(
                        Map.of(
                                "feldspar.threads",
                                "2",
                                "feldspar.warehouse",
                                disk.resolve("warehouse").toString()));
        session = engine.newSession();
        session.execute("CREATE TABLE t AS SELECT * FROM (VALUES (1), (2)) AS v(a)").close();
    }

    @AfterEach
    void unmount() throws Exception {
        if (engine != null) {
            engine.close();
            run("umount", "--lazy", disk.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private void assertEachFails(ErrorCode expected, String message) {
        for (String sql : CHANGES) {
            FeldsparException failure =
                    assertThrows(FeldsparException.class, () -> session.execute(sql).close(), sql);
            assertEquals(expected, failure.code(), () -> sql + ": " + failure.getMessage());
            assertTrue(failure.getMessage().contains(message), failure::getMessage);
            assertUnchanged();
        }
        session.execute("BEGIN").close();
        assertThrows(
                FeldsparException.class,
                () -> {
                    session.execute("INSERT INTO t VALUES (4)").close();
                    session.execute("COMMIT").close();
                });
        session.execute("ROLLBACK").close();
        assertUnchanged();
    }

    private void assertUnchanged() {
        List<List<@Nullable Object>> rows = Rows.of(session, "SELECT * FROM t ORDER BY a");
        assertEquals(List.of(List.of(1), List.of(2)), rows);
        assertEquals(
                List.of(List.of("t")),
                Rows.of(
                        session,
                        "SELECT table_name FROM information_schema.tables WHERE"
                                + " table_schema = 'main'"));
    }

    @Test
    void aFullDisk() throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[4096];
        try {
            while (true) {
                Files.write(filler, block, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException full) {
            assertTrue(String.valueOf(full.getMessage()).contains("No space left"));
        }
        assertEachFails(ErrorCode.DISK_FULL, "the disk is full");
        Files.delete(filler);
        session.execute("INSERT INTO t VALUES (3)").close();
        assertEquals(List.of(List.of(3L)), Rows.of(session, "SELECT count(*) FROM t"));
    }

    @Test
    void aDiskThatCannotBeWritten() throws Exception {
        assumeTrue(run("mount", "-o", "remount,ro", disk.toString()), "files are open");
        assertEachFails(ErrorCode.IO_ERROR, "Read-only file system");
        assertTrue(run("mount", "-o", "remount,rw", disk.toString()));
        session.execute("INSERT INTO t VALUES (3)").close();
        assertEquals(List.of(List.of(3L)), Rows.of(session, "SELECT count(*) FROM t"));
    }
}
