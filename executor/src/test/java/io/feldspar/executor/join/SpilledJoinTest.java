package io.feldspar.executor.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.SpillPolicy;
import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpilledJoinTest {

    private static final List<Type> TYPES =
            List.of(SimpleType.BIGINT, SimpleType.VARCHAR, SimpleType.INTEGER);

    private static final long PLENTY = 1L << 30;

    /// Probe column 2 is less than build column 2.
    private static final Selector SMALLER =
            (batch, out) -> {
                int n = 0;
                for (int i = 0; i < batch.rowCount(); i++) {
                    List<@Nullable Object> row = batch.values(i);
                    out[n] = batch.row(i);
                    n +=
                            row.get(2) instanceof Integer l
                                            && row.get(5) instanceof Integer r
                                            && l < r
                                    ? 1
                                    : 0;
                }
                return n;
            };

    @Test
    void givesTheRowsOfAJoinInMemory() {
        List<Batch> probe = new RandomBatches(1, 3000, 0.1).batches(TYPES, 6, 2000);
        List<Batch> build = new RandomBatches(2, 3000, 0.1).batches(TYPES, 8, 2000);
        check(probe, build, List.of(0));
        check(probe, build, List.of(1));
        check(probe, build, List.of(0, 1));
    }

    @Test
    void joinsBlockByBlockWhereKeysDoNotDivideTheRows() {
        List<Batch> probe = new RandomBatches(3, 2, 0.1).batches(TYPES, 2, 25);
        List<Batch> build = new RandomBatches(4, 2, 0.1).batches(TYPES, 16, 1000);
        check(probe, build, List.of(0));
        check(probe, build, List.of());
    }

    @Test
    void joinsWithEmptySides() {
        List<Batch> rows = new RandomBatches(5, 100, 0.1).batches(TYPES, 16, 1000);
        for (List<Integer> keys : List.of(List.of(0), List.<Integer>of())) {
            check(List.of(), rows, keys);
        }
    }

    @Test
    void joinsWhereNothingButTheBuildSideIsSpilled() {
        List<Batch> probe = new RandomBatches(6, 40, 0.1).batches(TYPES, 3, 100);
        List<Batch> build = new RandomBatches(7, 40, 0.1).batches(TYPES, 3, 100);
        for (List<Integer> keys : List.of(List.of(0), List.of(1), List.<Integer>of())) {
            for (JoinType type : types(keys)) {
                JoinShape shape = shape(type, keys, false, SMALLER);
                TestContext often = new TestContext(PLENTY, SpillPolicy.every(1));
                assertEquals(inMemory(shape, probe, build), rows(shape, probe, build, often));
            }
        }
    }

    private static void check(List<Batch> probe, List<Batch> build, List<Integer> keys) {
        for (JoinType type : types(keys)) {
            for (@Nullable Selector condition : new @Nullable Selector[] {null, SMALLER}) {
                for (boolean nullSafe : new boolean[] {false, true}) {
                    if (nullSafe && (keys.isEmpty() || type == JoinType.NULL_AWARE_ANTI)) {
                        continue;
                    }
                    JoinShape shape = shape(type, keys, nullSafe, condition);
                    String name = type + " by " + keys + (condition == null ? "" : " and more");
                    TestContext free = new TestContext(PLENTY);
                    List<String> expected = rows(shape, probe, build, free);
                    TestContext little = new TestContext(free.memory().peakBytes() * 2 / 3);
                    assertEquals(expected, rows(shape, probe, build, little), name);
                    assertTrue(little.memory().spilledBytes() > 0, name);
                }
            }
        }
    }

    private static List<JoinType> types(List<Integer> keys) {
        return List.of(JoinType.values()).stream()
                .filter(type -> keys.size() == 1 || type != JoinType.NULL_AWARE_ANTI)
                .toList();
    }

    private static JoinShape shape(
            JoinType type, List<Integer> keys, boolean nullSafe, @Nullable Selector condition) {
        List<Boolean> safe = keys.stream().map(_ -> nullSafe).toList();
        return new JoinShape(type, TYPES, new BuildShape(TYPES, keys, safe), keys, condition);
    }

    private static List<String> inMemory(JoinShape shape, List<Batch> probe, List<Batch> build) {
        return rows(shape, probe, build, new TestContext());
    }

    private static List<String> rows(
            JoinShape shape, List<Batch> probe, List<Batch> build, TestContext context) {
        List<String> rows;
        try (BuildSide side = read(shape, build, context);
                Operator join = shape.join(new BatchSource(probe), side, false, 1, context)) {
            rows = BatchSource.rows(join).stream().map(Object::toString).sorted().toList();
        }
        assertEquals(0, context.memory().reservedBytes());
        assertEquals(0, context.openFiles());
        return rows;
    }

    private static BuildSide read(JoinShape shape, List<Batch> build, TestContext context) {
        return BuildReader.read(
                new BatchSource(build)::next, shape.build(), BuildHelpers.ALONE, 1, context);
    }

    @Test
    void manyTasksJoinWithOneSpilledBuildSide() {
        List<Batch> probe = new RandomBatches(8, 3000, 0.1).batches(TYPES, 6, 2000);
        List<Batch> build = new RandomBatches(9, 3000, 0.1).batches(TYPES, 8, 2000);
        JoinShape shape = shape(JoinType.LEFT, List.of(0), false, null);
        TestContext context = new TestContext(200_000);
        try (BuildSide side = read(shape, build, context)) {
            assertInstanceOf(SpilledBuild.class, side);
            long found = 0;
            for (List<Batch> part : List.of(probe.subList(0, 3), probe.subList(3, 6))) {
                try (Operator join = shape.join(new BatchSource(part), side, true, 1, context)) {
                    found += BatchSource.rows(join).size();
                }
            }
            assertEquals(inMemory(shape, probe, build).size(), found);
        }
        assertEquals(0, context.openFiles());
    }

    @Test
    void failsAndFreesEverythingWhereNotOneBatchFits() {
        List<Batch> rows = new RandomBatches(1, 0, 0).batches(TYPES, 4, 2000);
        TestContext context = new TestContext(10_000);
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () ->
                                rows(
                                        shape(JoinType.INNER, List.of(0), false, null),
                                        rows,
                                        rows,
                                        context));
        assertEquals(ErrorCode.OUT_OF_MEMORY, error.code());
        assertTrue(context.memory().spilledBytes() > 0);
        assertEquals(0, context.memory().reservedBytes());
        assertEquals(0, context.openFiles());
    }
}
