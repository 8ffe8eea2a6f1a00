package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.OperationState;
import io.feldspar.session.operation.Timeout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// CREATE TABLE AS, INSERT and COPY, whose tasks write files that count all or none.
class WritesTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /// More rows than one task writes, from two tasks.
    private static final String LINES = "lines";

    private static final long ROWS = 120_350;

    private static final String ENDLESS =
            "SELECT a.l_orderkey FROM tpch.sf1.lineitem a, tpch.sf1.lineitem b"
                    + " WHERE a.l_tax < b.l_discount";

    @TempDir Path directory;

    private FeldsparEngine engine;
    private FeldsparSession session;

    Map<String, String> settings() {
        return Map.of("feldspar.threads", "2", "feldspar.warehouse", warehouse().toString());
    }

    Path warehouse() {
        return directory.resolve("warehouse");
    }

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(warehouse().resolve("main"));
        engine = FeldsparEngine.start(settings());
        session = engine.newSession();
        session.execute(
                        "CREATE TEMP VIEW lines AS SELECT * FROM tpch.tiny.lineitem"
                                + " UNION ALL SELECT * FROM tpch.tiny.lineitem")
                .close();
    }

    @AfterEach
    void stop() {
        session.close();
        assertEquals(0, engine.reservedBytes());
        engine.close();
    }

    private long update(String sql) {
        try (Operation operation = session.execute(sql)) {
            return operation.updateCount();
        }
    }

    private List<List<@Nullable Object>> rows(String sql) {
        return Rows.of(session, sql);
    }

    private FeldsparException error(String sql) {
        return assertThrows(FeldsparException.class, () -> session.execute(sql).close());
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    /// What is below the directory, relative to it and in order; nothing where there is none.
    private static List<String> tree(Path directory) throws IOException {
        while (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                return paths.filter(path -> !path.equals(directory))
                        .filter(path -> !path.endsWith(".lock"))
                        .map(path -> directory.relativize(path).toString())
                        .sorted()
                        .toList();
            } catch (UncheckedIOException e) {
                // A directory that was deleted meanwhile ends the walk.
                assertInstanceOf(NoSuchFileException.class, e.getCause());
            }
        }
        return List.of();
    }

    private void assertSameRows(String table) {
        String digest = "SELECT count(*), sum(l_orderkey), max(l_shipdate) FROM ";
        assertEquals(rows(digest + LINES), rows(digest + table));
    }

    @Test
    void aTableOfSeveralFilesBecomesOneFile() throws IOException {
        update("CREATE TABLE t LOCATION '" + file("t") + "' AS SELECT * FROM " + LINES);
        assertTrue(tree(file("t")).size() > 1);
        Path one = file("one.parquet");
        assertEquals(ROWS, update("COPY t TO '" + one + "'"));
        assertSameRows("'" + one + "'");
    }

    @Test
    void writesMoreThanMemoryHolds() {
        session.set("feldspar.query.memory.limit", "4MB");
        Path one = file("small.parquet");
        assertEquals(ROWS, update("COPY (SELECT * FROM " + LINES + ") TO '" + one + "'"));
        assertSameRows("'" + one + "'");
    }

    @Test
    void everyTaskWritesAFileOfATable() throws IOException {
        Path place = file("lines");
        assertEquals(
                ROWS, update("CREATE TABLE t LOCATION '" + place + "' AS SELECT * FROM " + LINES));
        List<String> files = tree(place);
        assertTrue(files.size() > 1, files.toString());
        assertEquals("part-00000.parquet", files.getFirst());
        assertEquals("part-0000" + (files.size() - 1) + ".parquet", files.getLast());
        assertSameRows("t");
        try (Stream<Path> made = Files.list(directory)) {
            assertEquals(List.of(place, warehouse()), made.sorted().toList());
        }
    }

    @Test
    void anInsertAddsItsFilesAtOnce() throws IOException {
        Path place = file("lines");
        session.execute(
                        "CREATE TABLE t LOCATION '"
                                + place
                                + "' AS SELECT * FROM "
                                + LINES
                                + " LIMIT 0")
                .close();
        assertEquals(ROWS, update("INSERT INTO t SELECT * FROM " + LINES));
        assertSameRows("t");
        assertEquals(1, update("INSERT INTO t SELECT * FROM " + LINES + " LIMIT 1"));
        assertEquals(0, update("INSERT INTO t SELECT * FROM " + LINES + " LIMIT 0"));
        assertEquals(List.of(List.of(ROWS + 1)), rows("SELECT count(*) FROM t"));
        try (Stream<Path> made = Files.list(place)) {
            assertEquals(3, made.count());
        }
    }

    @Test
    void fewRowsBecomeOneFile() throws IOException {
        Path place = file("nations");
        String query = "SELECT n_name, count(*) AS n FROM tpch.tiny.nation GROUP BY n_name";
        assertEquals(25, update("CREATE TABLE t LOCATION '" + place + "' AS " + query));
        assertEquals(List.of("part-00000.parquet"), tree(place));
    }

    @Test
    void aTableWithoutRowsHasAFileForItsColumns() throws IOException {
        Path place = file("none");
        update("CREATE TABLE t LOCATION '" + place + "' AS SELECT * FROM " + LINES + " LIMIT 0");
        assertEquals(List.of("part-00000.parquet"), tree(place));
        Files.createDirectories(file("there"));
        update("CREATE TABLE u LOCATION '" + file("there") + "' AS SELECT * FROM t");
        assertEquals(1, tree(file("there")).size());
        assertEquals(rows("DESCRIBE t"), rows("DESCRIBE u"));
    }

    @Test
    void aTableMayFillADirectoryThatIsEmpty() throws IOException {
        Files.createDirectories(file("there"));
        update("CREATE TABLE t LOCATION '" + file("there") + "' AS SELECT * FROM " + LINES);
        assertSameRows("t");
    }

    @Test
    void copyToAFileWritesOneInOrder() throws IOException {
        Path lines = file("lines.csv");
        String copy =
                "COPY (SELECT l_orderkey, l_linenumber FROM "
                        + LINES
                        + " ORDER BY l_linenumber DESC, l_orderkey) TO '"
                        + lines
                        + "' (HEADER false)";
        assertEquals(ROWS, update(copy));
        List<String> written = Files.readAllLines(lines);
        assertEquals(ROWS, written.size());
        long[] last = {8, 0};
        for (String line : written) {
            long order = Long.parseLong(line.substring(0, line.indexOf(',')));
            long number = Long.parseLong(line.substring(line.indexOf(',') + 1));
            assertTrue(number < last[0] || (number == last[0] && order >= last[1]), line);
            last = new long[] {number, order};
        }
        assertEquals(List.of("lines.csv", "warehouse", "warehouse/main"), tree(directory));
        assertEquals(ROWS, update("COPY " + LINES + " TO '" + lines + "'"));
        assertSameRows("'" + lines + "'");
        assertEquals(List.of("lines.csv", "warehouse", "warehouse/main"), tree(directory));
    }

    @Test
    void copyToADirectoryWritesAFilePerTask() throws IOException {
        String target = file("out") + "/";
        String options = " (FORMAT csv, COMPRESSION gzip)";
        assertEquals(ROWS, update("COPY " + LINES + " TO '" + target + "'" + options));
        List<String> files = tree(file("out"));
        assertTrue(files.size() > 1, files.toString());
        assertEquals("part-00000.csv.gz", files.getFirst());
        assertSameRows("read_csv('" + target + "')");
        assertEquals(
                ("'%s' cannot be written: it is not an empty directory. Name another, or add"
                                + " APPEND true or OVERWRITE true.")
                        .formatted(target),
                error("COPY " + LINES + " TO '" + target + "'" + options).getMessage());
        assertEquals(
                "'%s' cannot be written: it is a directory. Name a file in it, or end the name in '/'."
                        .formatted(file("out")),
                error("COPY " + LINES + " TO '" + file("out") + "'" + options).getMessage());
        assertEquals(files, tree(file("out")));
    }

    @Test
    void aFailedTaskLeavesNothingOfATable() throws IOException {
        String query = "SELECT 1 / (l_orderkey - 59968) AS q FROM " + LINES;
        assertEquals(ErrorCode.DIVISION_BY_ZERO, error("CREATE TABLE t AS " + query).code());
        assertEquals(
                ErrorCode.DIVISION_BY_ZERO,
                error("COPY (" + query + ") TO '" + file("a.parquet") + "'").code());
        assertEquals(
                ErrorCode.DIVISION_BY_ZERO,
                error("COPY (" + query + ") TO '" + file("a/") + "' (FORMAT json)").code());
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error("SELECT * FROM t").code());
        assertEquals(List.of("warehouse", "warehouse/main"), tree(directory));
    }

    @Test
    void aFailedTaskOfAnInsertLeavesTheOldRows() throws IOException {
        update("CREATE TABLE t AS SELECT l_orderkey FROM " + LINES);
        List<String> before = tree(directory);
        String late = "SELECT 1 / (l_orderkey - 59968) FROM " + LINES;
        assertEquals(ErrorCode.DIVISION_BY_ZERO, error("INSERT INTO t " + late).code());
        assertEquals(before, tree(directory));
        assertEquals(List.of(List.of(ROWS)), rows("SELECT count(*) FROM t"));
    }

    @Test
    void wrongOptionsAreFoundWhateverRowsThereAre() throws IOException {
        String none = " AS SELECT * FROM " + LINES + " LIMIT 0";
        String create = "CREATE TABLE t USING parquet OPTIONS (compression 'best')";
        assertEquals(ErrorCode.INVALID_PARAMETER, error(create + none).code());
        assertEquals(List.of("warehouse", "warehouse/main"), tree(directory));
    }

    @Test
    void aCancelledStatementLeavesNothing() throws Exception {
        update("CREATE TABLE t AS SELECT l_orderkey FROM " + LINES);
        List<String> before = tree(directory);
        for (String sql :
                List.of(
                        "CREATE TABLE u AS " + ENDLESS,
                        "INSERT INTO t " + ENDLESS,
                        "COPY (" + ENDLESS + ") TO '" + file("a.csv") + "'")) {
            Operation write = session.statement(sql).operation(List.of(), Timeout.NONE);
            write.start();
            awaitFiles(before);
            assertTrue(write.cancel());
            assertTrue(write.await(OperationState.FINISHED, SOON));
            assertEquals(OperationState.CANCELLED, write.state());
            awaitTree(before);
            write.close();
        }
    }

    @Test
    void aTimeoutLeavesNothing() throws Exception {
        List<String> before = tree(directory);
        Operation write =
                session.statement("CREATE TABLE u AS " + ENDLESS)
                        .operation(List.of(), new Timeout(Duration.ofMillis(500), "Wait longer."));
        FeldsparException late = assertThrows(FeldsparException.class, write::run);
        assertEquals(ErrorCode.QUERY_TIMEOUT, late.code());
        assertEquals(before, tree(directory));
    }

    @Test
    void aClosedSessionLeavesNothing() throws Exception {
        List<String> before = tree(directory);
        FeldsparSession other = engine.newSession();
        other.statement("CREATE TABLE u AS " + ENDLESS).operation(List.of(), Timeout.NONE).start();
        awaitFiles(before);
        other.close();
        awaitTree(before);
    }

    private void awaitFiles(List<String> before) throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while (tree(directory).equals(before)) {
            assertTrue(System.nanoTime() < end, "no file appeared");
            Thread.sleep(10);
        }
    }

    private void awaitTree(List<String> expected) throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end && !tree(directory).equals(expected)) {
            Thread.sleep(10);
        }
        assertEquals(expected, tree(directory));
    }

    @Test
    void readersIgnoreWhatAKilledProcessLeft() throws IOException {
        Path place = file("lines");
        update("CREATE TABLE t LOCATION '" + place + "' AS SELECT * FROM tpch.tiny.nation");
        Path attempts = Files.createDirectories(place.resolve("_temporary-1/_attempts"));
        Files.writeString(attempts.resolve("0-1.parquet"), "half a file");
        Files.writeString(place.resolve("_temporary-1/part-00000.parquet"), "half a file");
        assertEquals(List.of(List.of(25L)), rows("SELECT count(*) FROM t"));
        update("INSERT INTO t SELECT * FROM tpch.tiny.nation");
        assertEquals(List.of(List.of(50L)), rows("SELECT count(*) FROM t"));
    }

    @Test
    void aFullDiskLeavesWhatWasThere() throws Exception {
        Path small = Files.createDirectories(file("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small.toString()),
                "a small file system cannot be mounted here");
        try {
            update(
                    "CREATE TABLE t LOCATION '"
                            + small.resolve("t")
                            + "' AS SELECT 1 AS k, 'a' AS c");
            List<String> before = tree(small);
            FeldsparException full =
                    error("INSERT INTO t SELECT l_orderkey, l_comment FROM " + LINES);
            assertEquals(ErrorCode.DISK_FULL, full.code());
            assertEquals(
                    ErrorCode.DISK_FULL,
                    error("COPY " + LINES + " TO '" + small.resolve("a.csv") + "'").code());
            assertEquals(before, tree(small));
            assertEquals(List.of(List.of(1, "a")), rows("SELECT * FROM t"));
            assertEquals(1, update("INSERT INTO t VALUES (2, 'b')"));
        } finally {
            assertTrue(run("umount", "--lazy", small.toString()));
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void explainShowsTheWriteAndAnalyzeDoesIt() throws IOException {
        String create = "CREATE TABLE t AS SELECT * FROM " + LINES;
        String plan = Rows.text(session, "EXPLAIN " + create);
        assertTrue(plan.contains("Write parquet to main.t  ~"), plan);
        assertEquals(List.of("warehouse", "warehouse/main"), tree(directory));
        String run = Rows.text(session, "EXPLAIN ANALYZE " + create);
        assertTrue(run.contains("120,350 rows in "), run);
        assertFalse(run.contains("not run"), run);
        assertSameRows("t");
        String insert = Rows.text(session, "EXPLAIN ANALYZE INSERT INTO t SELECT * FROM t LIMIT 7");
        assertTrue(insert.contains("7 rows in 1 file of "), insert);
        assertEquals(List.of(List.of(ROWS + 7)), rows("SELECT count(*) FROM t"));
        assertTrue(
                Rows.text(session, "EXPLAIN STAGES INSERT INTO t SELECT * FROM t")
                        .contains("Write"));
    }

    @Test
    void progressIsThatOfTheTasks() {
        try (Operation write = session.execute("CREATE TABLE t AS SELECT * FROM " + LINES)) {
            assertTrue(write.progress().totalTasks() > 1);
            assertEquals(write.progress().totalTasks(), write.progress().completedTasks());
            assertEquals(ROWS, write.progress().rows());
        }
    }
}
