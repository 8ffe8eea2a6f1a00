package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.session.operation.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables as Apache Iceberg's own library reads and writes them.
class IcebergLibraryTest {

    @TempDir Path warehouse;

    private FeldsparEngine engine;
    private FeldsparSession session;

    @BeforeEach
    void start() {
        engine =
                FeldsparEngine.start(
                        Map.of(
                                "feldspar.threads",
                                "2",
                                "feldspar.warehouse",
                                warehouse.toString()));
        session = engine.newSession();
    }

    @AfterEach
    void stop() {
        session.close();
        engine.close();
    }

    private void update(String sql) {
        try (Operation operation = session.execute(sql)) {
            operation.updateCount();
        }
    }

    private List<List<@Nullable Object>> rows(String sql) {
        return Rows.of(session, sql);
    }

    private Table table(String name) {
        return new BaseTable(
                new LibraryTable(warehouse.resolve("main").resolve(name)), "main." + name);
    }

    private static List<DataFile> files(Table table, @Nullable Integer above) throws IOException {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                (above == null
                                ? table.newScan()
                                : table.newScan().filter(Expressions.greaterThan("i", above)))
                        .includeColumnStats()
                        .planFiles()) {
            tasks.forEach(task -> files.add(task.file().copy()));
        }
        return files;
    }

    @Test
    void theLibraryReadsWhatSqlWrote() throws IOException {
        update(
                "CREATE TABLE t (i INTEGER NOT NULL, l BIGINT, s SMALLINT, r REAL, d DOUBLE,"
                        + " n DECIMAL(20, 3), v VARCHAR, b VARBINARY, day DATE, c TIME,"
                        + " ts TIMESTAMP, o BOOLEAN)");
        assertEquals(0, files(table("t"), null).size());
        update(
                "INSERT INTO t VALUES (7, -8, 9, 1.5, -2.5, 12.345, 'ab', X'01FF',"
                        + " DATE '2020-02-29', TIME '01:02:03', TIMESTAMP '2020-02-29 01:02:03',"
                        + " true), (8, null, null, null, null, null, null, null, null, null, null,"
                        + " null)");
        update("INSERT INTO t (i) SELECT 100");
        Table read = table("t");
        assertEquals(
                "struct<1: i: required int, 2: l: optional long, 3: s: optional int,"
                        + " 4: r: optional float, 5: d: optional double,"
                        + " 6: n: optional decimal(20, 3), 7: v: optional string,"
                        + " 8: b: optional binary, 9: day: optional date, 10: c: optional time,"
                        + " 11: ts: optional timestamp, 12: o: optional boolean>",
                read.schema().asStruct().toString());
        assertEquals(2, files(read, null).size());
        assertEquals(1, files(read, 8).size());
        DataFile file =
                files(read, null).stream()
                        .filter(each -> each.recordCount() == 2)
                        .findFirst()
                        .orElseThrow();
        assertEquals(Files.size(Path.of(file.location())), file.fileSizeInBytes());
        assertEquals(1L, file.nullValueCounts().get(2));
        assertEquals("7", bound(read, file.lowerBounds(), "i"));
        assertEquals("8", bound(read, file.upperBounds(), "i"));
        assertEquals("-2.5", bound(read, file.lowerBounds(), "d"));
        assertEquals("12.345", bound(read, file.lowerBounds(), "n"));
        assertEquals("ab", bound(read, file.upperBounds(), "v"));
        assertEquals("18321", bound(read, file.lowerBounds(), "day"));
        assertEquals("true", bound(read, file.upperBounds(), "o"));
    }

    private static String bound(Table table, Map<Integer, ByteBuffer> bounds, String column) {
        Types.NestedField field = table.schema().findField(column);
        Object value = Conversions.fromByteBuffer(field.type(), bounds.get(field.fieldId()));
        return String.valueOf(value);
    }

    @Test
    void theLibraryReadsAlteredAndRenamedTables() throws IOException {
        update("CREATE TABLE t (a INTEGER NOT NULL, s SMALLINT COMMENT 'small', r REAL)");
        update("INSERT INTO t VALUES (1, 2, 1.5)");
        update(
                "ALTER TABLE t ADD COLUMN d DATE COMMENT 'day' FIRST, ALTER a TYPE BIGINT,"
                        + " ALTER s TYPE INTEGER, ALTER r TYPE DOUBLE, ALTER a DROP NOT NULL");
        update("INSERT INTO t VALUES (DATE '2020-01-01', 12345678901, 70000, 1e300)");
        update("ALTER TABLE t DROP COLUMN s, RENAME r TO x, SET TBLPROPERTIES ('k' = 'v')");
        update("ALTER TABLE t RENAME TO u");
        update("UPDATE u SET x = 7 WHERE a = 1");
        Table read = table("u");
        assertEquals(
                "struct<4: d: optional date (day), 1: a: optional long, 3: x: optional double>",
                read.schema().asStruct().toString());
        assertEquals("v", read.properties().get("k"));
        assertEquals(2, files(read, null).size());
        assertEquals(
                "[[18262, 12345678901, 1.0E300], [null, 1, 7.0]]",
                rows("SELECT * FROM u ORDER BY a DESC").toString());
        List<String> operations = new ArrayList<>();
        for (Snapshot each : read.snapshots()) {
            operations.add(each.operation() + each.allManifests(read.io()).size());
        }
        assertEquals(List.of("append1", "append2", "overwrite3"), operations);
    }

    @Test
    void theLibraryReadsMergedTables() throws IOException {
        update("CREATE TABLE t AS SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v(k, n)");
        update("INSERT INTO t VALUES (3, 'c')");
        update(
                "MERGE INTO t USING (VALUES (2, 'x'), (4, 'y')) AS s(k, n) ON t.k = s.k"
                        + " WHEN MATCHED THEN UPDATE SET n = s.n WHEN NOT MATCHED THEN INSERT *");
        Table read = table("t");
        Snapshot current = Objects.requireNonNull(read.currentSnapshot());
        assertEquals("overwrite", current.operation());
        assertEquals("4", current.summary().get("total-records"));
        assertEquals(2, files(read, null).size());
        assertEquals(
                "[[1, a], [2, x], [3, c], [4, y]]", rows("SELECT * FROM t ORDER BY k").toString());
        try (Stream<Path> data = Files.walk(warehouse.resolve("main/t/data"))) {
            assertEquals(3, data.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void theLibraryReadsTheHistory() throws IOException {
        update("CREATE TABLE t AS SELECT 1 AS a");
        update("INSERT INTO t VALUES (2)");
        update("CREATE OR REPLACE TABLE t AS SELECT 'x' AS b");
        Table read = table("t");
        assertEquals("struct<2: b: optional string>", read.schema().asStruct().toString());
        List<String> operations = new ArrayList<>();
        for (Snapshot each : read.snapshots()) {
            operations.add(each.operation() + each.summary().get("total-records"));
        }
        assertEquals(List.of("append1", "append2", "overwrite1"), operations);
        assertEquals(1, files(read, null).size());
    }

    @Test
    void theLibraryKnowsNestedColumns() throws IOException {
        update("CREATE TABLE t AS SELECT [1, 2] AS l, {'a': 1, 'b': ['x']} AS s, 7 AS i");
        assertEquals(
                "struct<1: l: optional list<int>, 3: s: optional struct<4: a: optional int,"
                        + " 5: b: optional list<string>>, 7: i: optional int>",
                table("t").schema().asStruct().toString());
        update("INSERT INTO t VALUES ([3], null, 8)");
        assertEquals("[[[1, 2], 7], [[3], 8]]", rows("SELECT l, i FROM t ORDER BY i").toString());
        assertEquals(2, files(table("t"), null).size());
    }

    @Test
    void manyManifestsAreMerged() throws IOException {
        update("CREATE TABLE t (a INTEGER)");
        for (int i = 0; i < 60; i++) {
            update("INSERT INTO t SELECT count(*) FROM t");
        }
        Table read = table("t");
        Snapshot many = Objects.requireNonNull(read.currentSnapshot());
        assertTrue(many.allManifests(read.io()).size() < 60);
        assertEquals(60, files(read, null).stream().mapToLong(DataFile::recordCount).sum());
        update("OPTIMIZE t");
        read.refresh();
        assertEquals(1, files(read, null).size());
        update("VACUUM t RETAIN 0 HOURS");
        read.refresh();
        assertEquals(1, files(read, null).size());
        try (Stream<Path> data = Files.walk(warehouse.resolve("main/t/data"))) {
            assertEquals(1, data.filter(Files::isRegularFile).count());
        }
        Snapshot current = Objects.requireNonNull(read.currentSnapshot());
        assertEquals("60", current.summary().get("total-records"));
        assertEquals(List.of(List.of(60L, 1770L)), rows("SELECT count(*), sum(a) FROM t"));
    }

    @Test
    void sqlReadsWhatTheLibraryWrote() throws IOException {
        update("CREATE TABLE t AS SELECT 1 AS a, 'x' AS b");
        Path file = warehouse.resolve("added.parquet");
        update("COPY (SELECT 'y' AS old, 5 AS a) TO '" + file + "' (FIELD_IDS '2,1')");
        Table written = table("t");
        written.newAppend()
                .appendFile(
                        DataFiles.builder(PartitionSpec.unpartitioned())
                                .withPath(file.toUri().toString())
                                .withFormat("parquet")
                                .withFileSizeInBytes(Files.size(file))
                                .withRecordCount(1)
                                .build())
                .commit();
        assertEquals(List.of(List.of(1, "x"), List.of(5, "y")), rows("SELECT * FROM t ORDER BY a"));
        written.updateSchema()
                .addColumn("c", Types.LongType.get())
                .renameColumn("b", "text")
                .updateColumn("a", Types.LongType.get())
                .moveFirst("c")
                .commit();
        List<List<@Nullable Object>> rows = rows("SELECT * FROM t ORDER BY a DESC LIMIT 1");
        assertEquals("[[null, 5, y]]", rows.toString());
        update("INSERT INTO t VALUES (3, 12345678901, 'z')");
        assertEquals("[[3, 12345678901, z]]", rows("SELECT * FROM t WHERE a > 10").toString());
        written.refresh();
        assertEquals(3, files(written, null).size());
        written.newDelete().deleteFile(file.toUri().toString()).commit();
        assertEquals(List.of(List.of(2L)), rows("SELECT count(*) FROM t"));
        assertNotNull(written.currentSnapshot());
    }
}
