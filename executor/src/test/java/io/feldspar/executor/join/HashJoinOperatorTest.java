package io.feldspar.executor.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HashJoinOperatorTest {

    private static final List<Type> PROBE =
            List.of(
                    SimpleType.INTEGER,
                    SimpleType.VARCHAR,
                    SimpleType.BIGINT,
                    SimpleType.DOUBLE,
                    new DecimalType(38, 4));

    private static final List<Type> BUILD =
            List.of(
                    new DecimalType(38, 4),
                    SimpleType.DOUBLE,
                    SimpleType.VARCHAR,
                    SimpleType.BIGINT,
                    SimpleType.INTEGER);

    /// The build column of the same type per probe column.
    private static final int[] TWIN = {4, 2, 3, 1, 0};

    @Test
    void joinsByOneKeyOfEveryForm() {
        for (int key = 0; key < PROBE.size(); key++) {
            for (int distinct : new int[] {4, 60, 2000}) {
                for (JoinType type : JoinType.values()) {
                    check(type, List.of(key), false, distinct, false, key);
                    check(type, List.of(key), false, distinct, true, key);
                }
            }
        }
    }

    @Test
    void joinsBySeveralKeys() {
        for (JoinType type : JoinType.values()) {
            if (type != JoinType.NULL_AWARE_ANTI) {
                check(type, List.of(0, 2), false, 12, false, 1);
                check(type, List.of(0, 2), true, 12, true, 2);
                check(type, List.of(1, 0), false, 12, false, 3);
                check(type, List.of(1, 3), true, 12, true, 4);
            }
        }
    }

    @Test
    void nullMatchesNullWhereKeysAreNullSafe() {
        for (int key = 0; key < PROBE.size(); key++) {
            for (JoinType type : JoinType.values()) {
                if (type != JoinType.NULL_AWARE_ANTI) {
                    check(type, List.of(key), true, 8, false, key);
                }
            }
        }
    }

    @Test
    void joinsWithUniqueBuildKeys() {
        for (JoinType type : JoinType.values()) {
            for (boolean condition : new boolean[] {false, true}) {
                JoinCase each = new JoinCase(type, List.of(2), List.of(3), false, condition);
                List<Batch> build = unique(new RandomBatches(7, 300, 0).batches(BUILD, 3, 300));
                List<Batch> probe = new RandomBatches(8, 300, 0.1).batches(PROBE, 8, 400);
                check(each, probe, build);
            }
        }
    }

    @Test
    void joinsWithAnEmptySide() {
        List<Batch> rows = new RandomBatches(1, 5, 0.2).batches(PROBE, 3, 50);
        List<Batch> builds = new RandomBatches(2, 5, 0.2).batches(BUILD, 3, 50);
        for (JoinType type : JoinType.values()) {
            for (boolean condition : new boolean[] {false, true}) {
                JoinCase each = new JoinCase(type, List.of(1), List.of(2), false, condition);
                check(each, rows, List.of());
                check(each, List.of(), builds);
                check(each, List.of(), List.of());
            }
        }
    }

    /// Replaces the BIGINT column by row numbers times three.
    private static List<Batch> unique(List<Batch> batches) {
        List<Batch> changed = new ArrayList<>();
        int next = 0;
        for (Batch batch : batches) {
            long[] values = new long[batch.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = next++ * 3L - 100;
            }
            Vector[] columns = new Vector[batch.columnCount()];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = batch.column(c);
            }
            columns[3] = new LongVector(SimpleType.BIGINT, values, null, values.length);
            changed.add(batch.withColumns(columns));
        }
        return changed;
    }

    private static void check(
            JoinType type,
            List<Integer> probeKeys,
            boolean nullSafe,
            int distinct,
            boolean condition,
            long seed) {
        List<Integer> buildKeys = probeKeys.stream().map(key -> TWIN[key]).toList();
        double nulls = seed % 2 == 0 ? 0.1 : 0;
        List<Batch> build = new RandomBatches(seed * 31 + 1, distinct, nulls).batches(BUILD, 4, 60);
        List<Batch> probe = new RandomBatches(seed * 31 + 2, distinct, 0.1).batches(PROBE, 6, 90);
        check(new JoinCase(type, probeKeys, buildKeys, nullSafe, condition), probe, build);
    }

    private static void check(JoinCase join, List<Batch> probe, List<Batch> build) {
        TestContext context = new TestContext();
        List<Boolean> safe = join.probeKeys().stream().map(_ -> join.nullSafe()).toList();
        List<String> expected =
                JoinReference.rows(
                        join,
                        BatchSource.rows(probe),
                        BatchSource.rows(build),
                        PROBE.size(),
                        BUILD.size());
        try (JoinTable table =
                BuildSides.table(
                        build, BUILD, join.buildKeys(), safe, BuildHelpers.ALONE, context)) {
            try (Operator operator =
                    operator(join, new BatchSource(probe), table, false, context)) {
                assertEquals(expected, sorted(BatchSource.rows(operator)), join.toString());
            }
            if (join.type() != JoinType.FULL) {
                assertEquals(expected, shared(join, probe, table, context), join + " shared");
            }
        }
        assertEquals(0, context.memory().reservedBytes());
    }

    /// The rows of two tasks over one table.
    private static List<String> shared(
            JoinCase join, List<Batch> probe, JoinTable table, TestContext context) {
        int half = probe.size() / 2;
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<Batch> part :
                List.of(probe.subList(0, half), probe.subList(half, probe.size()))) {
            try (Operator operator = operator(join, new BatchSource(part), table, true, context)) {
                rows.addAll(BatchSource.rows(operator));
            }
        }
        return sorted(rows);
    }

    private static Operator operator(
            JoinCase join, Operator probe, JoinTable table, boolean shared, TestContext context) {
        return new HashJoinOperator(
                probe,
                table,
                shared,
                join.type(),
                join.probeKeys(),
                PROBE,
                join.condition() ? SMALLER : null,
                context);
    }

    /// The condition of [JoinReference]: probe column 0 is less than build column 3.
    private static final Selector SMALLER =
            (batch, out) -> {
                int n = 0;
                for (int i = 0; i < batch.rowCount(); i++) {
                    List<@Nullable Object> row = batch.values(i);
                    if (JoinReference.condition(row)) {
                        out[n++] = batch.row(i);
                    }
                }
                return n;
            };

    private static List<String> sorted(List<List<@Nullable Object>> rows) {
        return rows.stream().map(Object::toString).sorted().toList();
    }

    @Test
    void choosesTheIndexByTheKeys() {
        assertEquals("direct array, unique keys", strategy(1));
        assertEquals("packed longs, unique keys", strategy(1_000_003));
        assertEquals("hashed rows, unique keys", strategy(Long.MAX_VALUE / 700));
    }

    private static String strategy(long step) {
        long[] values = IntStream.range(-500, 500).mapToLong(i -> i * step).toArray();
        Vector column = new LongVector(SimpleType.BIGINT, values, null, values.length);
        List<Batch> build = List.of(Batch.of(new Vector[] {column}, values.length));
        TestContext context = new TestContext();
        List<Type> types = List.of(SimpleType.BIGINT);
        try (JoinTable table =
                BuildSides.table(
                        build, types, List.of(0), List.of(false), BuildHelpers.ALONE, context)) {
            Operator join =
                    new HashJoinOperator(
                            new BatchSource(build),
                            table,
                            true,
                            JoinType.INNER,
                            List.of(0),
                            types,
                            null,
                            context);
            assertEquals(1000, BatchSource.rows(join).size());
            return table.strategy();
        }
    }

    @Test
    void expandsManyMatchesInBatchesOfLimitedSize() {
        long[] ones = new long[1500];
        Vector column = new LongVector(SimpleType.BIGINT, ones, null, ones.length);
        List<Batch> rows = List.of(Batch.of(new Vector[] {column}, ones.length));
        List<Type> types = List.of(SimpleType.BIGINT);
        TestContext context = new TestContext();
        JoinTable table =
                BuildSides.table(
                        rows, types, List.of(0), List.of(false), BuildHelpers.ALONE, context);
        Operator join =
                new HashJoinOperator(
                        new BatchSource(rows),
                        table,
                        true,
                        JoinType.INNER,
                        List.of(0),
                        types,
                        null,
                        context);
        long count = 0;
        for (Batch batch = join.next(); batch != null; batch = join.next()) {
            assertEquals(true, batch.rowCount() <= Batch.SIZE);
            count += batch.rowCount();
        }
        assertEquals(1500L * 1500, count);
    }
}
