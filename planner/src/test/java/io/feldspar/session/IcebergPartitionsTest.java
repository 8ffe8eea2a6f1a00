package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.In;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.session.operation.Operation;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Relation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.types.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Partitioned tables as Apache Iceberg's own library reads and writes them.
class IcebergPartitionsTest {

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

    private String rows(String sql) {
        return Rows.of(session, sql).toString();
    }

    private Table table(String name) {
        return new BaseTable(
                new LibraryTable(warehouse.resolve("main").resolve(name)), "main." + name);
    }

    private static List<DataFile> files(Table table, Expression filter) throws IOException {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().filter(filter).planFiles()) {
            tasks.forEach(task -> files.add(task.file().copy()));
        }
        return files;
    }

    private static final String COLUMNS =
            "id INTEGER, small SMALLINT, l BIGINT, n DECIMAL(9, 2), wide DECIMAL(30, 4), s VARCHAR,"
                    + " b VARBINARY, d DATE, c TIME, ts TIMESTAMP, z TIMESTAMPTZ, o BOOLEAN,"
                    + " x DOUBLE";

    private static final String TRANSFORMS =
            "id, bucket(7, id), truncate(10, id), bucket(7, small), truncate(10, small),"
                    + " bucket(7, l), truncate(10, l), bucket(7, n), truncate(50, n),"
                    + " bucket(7, wide), truncate(50, wide), bucket(7, s), truncate(3, s),"
                    + " bucket(7, b), truncate(3, b), bucket(7, d), years(d), bucket(7, c),"
                    + " bucket(7, ts), months(ts), bucket(7, z), hours(z), l, n, wide, s, b, d, c,"
                    + " ts, z, o, x";

    private static final List<@Nullable Object[]> VALUES =
            List.of(
                    new Object[] {
                        1,
                        34,
                        34L,
                        new BigDecimal("14.20"),
                        new BigDecimal("1.2345"),
                        "iceberg",
                        ByteBuffer.wrap(new byte[] {0, 1, 2, 3}),
                        17486,
                        81_068_000_000L,
                        1_510_871_468_000_000L,
                        1_510_871_468_000_001L,
                        true,
                        1.5
                    },
                    new Object[] {
                        2,
                        -1,
                        -1L,
                        new BigDecimal("-14.20"),
                        new BigDecimal("-12345678901234567890123456.7890"),
                        "grüße, öh",
                        ByteBuffer.wrap(new byte[] {-1}),
                        -1,
                        0L,
                        -1L,
                        -3_600_000_001L,
                        false,
                        -0.5
                    },
                    new Object[] {
                        3, null, null, null, null, null, null, null, null, null, null, null, null
                    });

    private static final String ROWS =
            "(1, 34, 34, 14.20, 1.2345, 'iceberg', X'00010203', DATE '2017-11-16',"
                    + " TIME '22:31:08', TIMESTAMP '2017-11-16 22:31:08',"
                    + " TIMESTAMPTZ '2017-11-16 22:31:08.000001+00:00', true, 1.5),"
                    + " (2, -1, -1, -14.20, -12345678901234567890123456.7890, 'grüße, öh', X'FF',"
                    + " DATE '1969-12-31', TIME '00:00:00', TIMESTAMP '1969-12-31 23:59:59.999999',"
                    + " TIMESTAMPTZ '1969-12-31 22:59:59.999999+00:00', false, -0.5),"
                    + " (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
                    + " NULL)";

    /// The values that the library computes are those that the files were given.
    @Test
    void transformsAreThoseOfTheLibrary() throws IOException {
        update("CREATE TABLE t (" + COLUMNS + ") PARTITIONED BY (" + TRANSFORMS + ")");
        update("INSERT INTO t VALUES " + ROWS);
        update("CREATE TABLE u (" + COLUMNS + ") PARTITIONED BY (" + TRANSFORMS + ")");
        update("INSERT INTO u SELECT * FROM t");
        for (String name : List.of("t", "u")) {
            Table table = table(name);
            assertEquals(33, table.spec().fields().size());
            List<DataFile> files = files(table, Expressions.alwaysTrue());
            assertEquals(3, files.size());
            for (DataFile file : files) {
                assertPartition(table, file.partition());
            }
        }
    }

    private static void assertPartition(Table table, StructLike partition) {
        Object[] row = VALUES.get(partition.get(0, Integer.class) - 1);
        for (int i = 0; i < table.spec().fields().size(); i++) {
            PartitionField field = table.spec().fields().get(i);
            Object value = row[field.sourceId() - 1];
            assertEquals(
                    value == null ? null : applied(table, field, value),
                    partition.get(i, Object.class),
                    field + " of " + value);
        }
    }

    @SuppressWarnings("unchecked")
    private static Object applied(Table table, PartitionField field, Object value) {
        Type type = table.schema().findType(field.sourceId());
        return ((Transform<Object, Object>) field.transform()).bind(type).apply(value);
    }

    @Test
    void theLibraryFindsFilesByPartition() throws IOException {
        update(
                "CREATE TABLE t PARTITIONED BY (k, days(ts)) AS SELECT i AS id, i % 3 AS k,"
                        + " TIMESTAMP '2024-01-01 00:00:00' + INTERVAL 12 HOUR * CAST(i % 4 AS INT)"
                        + " AS ts FROM range(0, 1200) AS r(i)");
        Table table = table("t");
        assertEquals(6, files(table, Expressions.alwaysTrue()).size());
        List<DataFile> found =
                files(
                        table,
                        Expressions.and(
                                Expressions.equal("k", 1L),
                                Expressions.lessThan("ts", "2024-01-02T00:00:00")));
        assertEquals(1, found.size());
        assertEquals(200, found.getFirst().recordCount());
        assertEquals(
                (int) LocalDate.of(2024, 1, 1).toEpochDay(),
                found.getFirst().partition().get(1, Integer.class));
        update("DELETE FROM t WHERE k = 1 AND id < 600");
        assertEquals(
                "[[400, 0], [200, 1], [400, 2]]",
                rows("SELECT count(*), k FROM t GROUP BY k ORDER BY k"));
        table.refresh();
        assertEquals(
                1000,
                files(table, Expressions.alwaysTrue()).stream()
                        .mapToLong(DataFile::recordCount)
                        .sum());
    }

    @Test
    void sqlReadsAndWritesTablesThatTheLibraryPartitioned() throws IOException {
        update("CREATE TABLE t (a INTEGER, b VARCHAR)");
        update("INSERT INTO t VALUES (1, 'x')");
        Table table = table("t");
        table.updateSpec().addField("b").addField(Expressions.bucket("a", 4)).commit();
        update("INSERT INTO t VALUES (2, 'x'), (3, 'y'), (4, 'y')");
        assertEquals("[[1, x], [2, x], [3, y], [4, y]]", rows("SELECT * FROM t ORDER BY a"));
        update("UPDATE t SET b = 'z' WHERE a < 3");
        table.refresh();
        TreeSet<String> partitions = new TreeSet<>();
        for (DataFile file : files(table, Expressions.alwaysTrue())) {
            partitions.add(file.specId() + " " + file.partition().get(0, String.class));
        }
        assertEquals("[1 y, 1 z]", partitions.toString());
        Path added = warehouse.resolve("added.parquet");
        update("COPY (SELECT 9 AS a, 'q' AS b) TO '" + added + "' (FIELD_IDS '1,2')");
        PartitionSpec spec = table.spec();
        table.newAppend()
                .appendFile(
                        DataFiles.builder(spec)
                                .withPath(added.toString())
                                .withFormat("parquet")
                                .withPartitionPath("b=q/a_bucket_4=3")
                                .withFileSizeInBytes(Files.size(added))
                                .withRecordCount(1)
                                .build())
                .commit();
        assertEquals("[[9, q]]", rows("SELECT * FROM t WHERE b = 'q'"));
        assertTrue(rows("SHOW PARTITIONS t").contains("b=q/a_bucket_4=3"));
        table.updateSpec().removeField("b").commit();
        update("INSERT INTO t VALUES (10, 'r')");
        assertEquals("[[6]]", rows("SELECT count(*) FROM t"));
        update("OPTIMIZE t");
        table.refresh();
        for (DataFile file : files(table, Expressions.alwaysTrue())) {
            assertEquals(table.spec().specId(), file.specId());
        }
        assertEquals("[[6, 29]]", rows("SELECT count(*), sum(a) FROM t"));
    }

    /// Values of all buckets lie between each other, so that bounds do not tell buckets apart.
    @Test
    void conditionsReadTheFilesOfTheirBuckets() {
        update("CREATE TABLE t (id BIGINT, name VARCHAR) PARTITIONED BY (bucket(16, id))");
        update("INSERT INTO t SELECT i, 'n' || i FROM range(0, 1000) AS r(i)");
        assertEquals("[[n500]]", rows("SELECT name FROM t WHERE id = 500"));
        InputRef id = new InputRef(0, SimpleType.BIGINT);
        Literal value = new Literal(500L, SimpleType.BIGINT);
        assertEquals(1, filesRead(new Comparison(ComparisonOperator.EQUAL, id, value)));
        assertEquals(1, filesRead(new Comparison(ComparisonOperator.EQUAL, value, id)));
        assertEquals(1, filesRead(new In(id, List.of(value, value))));
        assertEquals(16, filesRead(new Comparison(ComparisonOperator.LESS, id, value)));
        assertEquals(
                "[[n1], [n500], [n999]]",
                rows("SELECT name FROM t WHERE id IN (1, 500, 999) ORDER BY id"));
        update("ALTER TABLE t DROP PARTITION FIELD id_bucket");
        update("INSERT INTO t VALUES (500, 'later')");
        assertEquals("[[later], [n500]]", rows("SELECT name FROM t WHERE id = 500 ORDER BY name"));
        assertEquals("[[1001]]", rows("SELECT count(*) FROM t"));
    }

    /// How many pieces of files a scan reads; the files here have one each.
    private int filesRead(io.feldspar.executor.expression.Expression filter) {
        CatalogEntry entry =
                Objects.requireNonNull(
                        session.catalog()
                                .catalogs()
                                .entry(session.catalog().resolve(List.of("t"))));
        return session.catalog()
                .open((Relation.Table) entry.relation())
                .table()
                .splits(new ScanRequest(List.of(0), List.of(filter), List.of()))
                .size();
    }
}
