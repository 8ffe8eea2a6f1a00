package io.feldspar.executor.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SortOperatorTest {

    private static final List<Type> TYPES = RandomBatches.TYPES;

    @Test
    void sortsByOneKeyOfEveryType() {
        for (int column = 0; column < TYPES.size(); column++) {
            for (int kind = 0; kind < 4; kind++) {
                SortKey key = new SortKey(column, (kind & 1) != 0, (kind & 2) != 0);
                check(List.of(key), batches(column, 0), 0, -1);
                check(List.of(key), batches(column + 50, 6), 0, -1);
            }
        }
    }

    @Test
    void sortsBySeveralKeys() {
        Random random = new Random(5);
        for (int seed = 0; seed < 30; seed++) {
            List<SortKey> keys = randomKeys(random);
            check(keys, batches(seed, seed % 3 == 0 ? 0 : 5), 0, -1);
        }
    }

    @Test
    void sortsByAnEarlierKeyThoughTextsBeginAlike() {
        int rows = 100;
        long[] numbers = new long[rows];
        byte[] heap = new byte[11 * rows];
        int[] starts = new int[rows];
        int[] lengths = new int[rows];
        for (int i = 0; i < rows; i++) {
            numbers[i] = i % 7;
            byte[] name = "Supplier#%02d".formatted(i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(name, 0, heap, 11 * i, 11);
            starts[i] = 11 * i;
            lengths[i] = 11;
        }
        Vector[] columns = {
            new LongVector(SimpleType.BIGINT, numbers, null, rows),
            new BytesVector(SimpleType.VARCHAR, heap, starts, lengths, null, rows)
        };
        List<SortKey> keys = List.of(new SortKey(0, true, false), new SortKey(1, false, false));
        try (Operator sorted =
                sort(
                        List.of(Batch.of(columns, rows)),
                        List.of(SimpleType.BIGINT, SimpleType.VARCHAR),
                        keys,
                        0,
                        2,
                        new TestContext())) {
            assertEquals(
                    List.of(List.of(6L, "Supplier#06"), List.of(6L, "Supplier#13")),
                    BatchSource.rows(sorted));
        }
    }

    @Test
    void keepsTheTopRows() {
        Random random = new Random(6);
        for (int seed = 0; seed < 30; seed++) {
            List<Batch> batches =
                    new RandomBatches(seed, seed % 3 == 0 ? 0 : 40, 0.1).batches(TYPES, 12, 2000);
            check(randomKeys(random), batches, random.nextInt(20), random.nextInt(50));
        }
    }

    @Test
    void takesTheLargestLimitBesideAnOffset() {
        SortKey key = new SortKey(0, false, false);
        check(List.of(key), batches(1, 5), 1, Long.MAX_VALUE);
        check(List.of(key), batches(1, 5), Long.MAX_VALUE, Long.MAX_VALUE);
    }

    @Test
    void returnsNothingForLimitZeroOrLargeOffsetOrNoRows() {
        SortKey key = new SortKey(0, false, false);
        check(List.of(key), batches(1, 5), 0, 0);
        check(List.of(key), batches(1, 5), 1_000_000, 5);
        check(List.of(key), List.of(), 0, -1);
    }

    @Test
    void topRowsNeedLittleMemory() {
        List<Batch> batches = new ArrayList<>();
        for (int b = 0; b < 300; b++) {
            long[] values = new Random(b).longs(Batch.SIZE).toArray();
            Vector column = new LongVector(SimpleType.BIGINT, values, null, values.length);
            batches.add(Batch.of(new Vector[] {column}, values.length));
        }
        TestContext context = new TestContext();
        SortKey key = new SortKey(0, true, false);
        try (Operator top =
                sort(batches, List.of(SimpleType.BIGINT), List.of(key), 0, 10, context)) {
            assertEquals(10, BatchSource.rows(top).size());
        }
        assertTrue(context.memory().peakBytes() < 1_000_000);
        assertEquals(0, context.memory().reservedBytes());
    }

    @Test
    void failsAndFreesEverythingBeyondTheMemoryLimit() {
        TestContext context = new TestContext(20_000);
        Operator sort =
                sort(batches(1, 0), TYPES, List.of(new SortKey(3, false, false)), 0, -1, context);
        FeldsparException error = assertThrows(FeldsparException.class, sort::next);
        assertEquals(ErrorCode.OUT_OF_MEMORY, error.code());
        sort.close();
        assertEquals(0, context.memory().reservedBytes());
    }

    @Test
    void spilledRunsGiveTheSameRows() {
        Random random = new Random(8);
        for (int seed = 0; seed < 60; seed++) {
            List<SortKey> keys = randomKeys(random);
            List<Batch> batches = batches(seed, seed % 2 == 0 ? 0 : 6);
            long limit = seed % 3 == 0 ? 1 + random.nextInt(700) : -1;
            long offset = seed % 4 == 0 ? random.nextInt(300) : 0;
            int often = 1 + seed % 3;
            TestContext context = new TestContext(1L << 30, _ -> random.nextInt(often) == 0);
            spilled(keys, batches, offset, limit, context);
            assertTrue(limit > 0 || context.memory().spilledBytes() > 0);
        }
    }

    @Test
    void sortsManyTimesItsMemory() {
        Random random = new Random(9);
        for (int seed = 0; seed < 6; seed++) {
            List<Batch> batches =
                    new RandomBatches(seed, seed % 2 == 0 ? 0 : 500, 0.1).batches(TYPES, 150, 800);
            TestContext context = new TestContext(1_500_000);
            spilled(randomKeys(random), batches, 0, -1, context);
            assertTrue(context.memory().spilledBytes() > 500_000);
            assertTrue(context.memory().peakBytes() <= 1_500_000);
        }
    }

    @Test
    void aTopThatDoesNotFitMemorySpills() {
        List<Batch> batches = new RandomBatches(3, 0, 0.1).batches(TYPES, 150, 800);
        TestContext context = new TestContext(1_500_000);
        spilled(List.of(new SortKey(3, true, false)), batches, 100, 15_000, context);
        assertTrue(context.memory().spilledBytes() > 0);
    }

    @Test
    void spillsWhileItEmitsWhereItIsAsked() {
        List<Batch> batches = batches(1, 0);
        boolean[] asked = {false};
        TestContext context = new TestContext(1L << 30, _ -> asked[0]);
        List<SortKey> keys = List.of(new SortKey(3, false, false));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Operator sort = sort(batches, TYPES, keys, 0, -1, context)) {
            Batch first = sort.next();
            rows.addAll(BatchSource.rows(List.of(Objects.requireNonNull(first))));
            assertEquals(0, context.memory().spilledBytes());
            asked[0] = true;
            rows.addAll(BatchSource.rows(sort));
        }
        assertEquals(expected(keys, batches, 0, -1).toString(), rows.toString());
        assertEquals(0, context.openFiles());
    }

    private static void spilled(
            List<SortKey> keys, List<Batch> batches, long offset, long limit, TestContext context) {
        try (Operator sort = sort(batches, TYPES, keys, offset, limit, context)) {
            assertEquals(
                    expected(keys, batches, offset, limit).toString(),
                    BatchSource.rows(sort).toString(),
                    keys.toString());
        }
        assertEquals(0, context.memory().reservedBytes());
        assertEquals(0, context.openFiles());
    }

    @Test
    void mergesSortedInputs() {
        Random random = new Random(7);
        for (int seed = 0; seed < 20; seed++) {
            List<SortKey> keys = randomKeys(random);
            List<Batch> batches = batches(seed, seed % 2 == 0 ? 0 : 6);
            TestContext context = new TestContext();
            List<Operator> inputs = new ArrayList<>();
            int parts = random.nextInt(5);
            for (int p = 0; p < parts; p++) {
                List<Batch> part =
                        batches.subList(
                                batches.size() * p / parts, batches.size() * (p + 1) / parts);
                inputs.add(sort(part, TYPES, keys, 0, -1, context));
            }
            List<List<@Nullable Object>> expected =
                    parts == 0 ? List.of() : expected(keys, batches, 0, -1);
            try (Operator merge = new MergeOperator(inputs, keys, TYPES, context)) {
                assertEquals(expected.toString(), BatchSource.rows(merge).toString());
            }
            assertEquals(0, context.memory().reservedBytes());
        }
    }

    private static List<Batch> batches(long seed, int distinct) {
        return new RandomBatches(seed, distinct, 0.15).batches(TYPES, 9, 300);
    }

    private static List<SortKey> randomKeys(Random random) {
        List<SortKey> keys = new ArrayList<>();
        for (int k = 0; k <= random.nextInt(4); k++) {
            keys.add(
                    new SortKey(
                            random.nextInt(TYPES.size()),
                            random.nextBoolean(),
                            random.nextBoolean()));
        }
        return keys;
    }

    private static Operator sort(
            List<Batch> batches,
            List<Type> types,
            List<SortKey> keys,
            long offset,
            long limit,
            TestContext context) {
        return new SortOperator(new BatchSource(batches), keys, types, offset, limit, context);
    }

    private static void check(List<SortKey> keys, List<Batch> batches, long offset, long limit) {
        TestContext context = new TestContext();
        try (Operator sort = sort(batches, TYPES, keys, offset, limit, context)) {
            assertEquals(
                    expected(keys, batches, offset, limit).toString(),
                    BatchSource.rows(sort).toString(),
                    keys.toString());
        }
        assertEquals(0, context.memory().reservedBytes());
    }

    private static List<List<@Nullable Object>> expected(
            List<SortKey> keys, List<Batch> batches, long offset, long limit) {
        Comparator<List<@Nullable Object>> order =
                (left, right) -> {
                    for (SortKey key : keys) {
                        int compared =
                                compare(key, left.get(key.column()), right.get(key.column()));
                        if (compared != 0) {
                            return compared;
                        }
                    }
                    return 0;
                };
        return BatchSource.rows(batches).stream()
                .sorted(order)
                .skip(offset)
                .limit(limit < 0 ? Long.MAX_VALUE : limit)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static int compare(SortKey key, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            int order = left == null ? (right == null ? 0 : -1) : 1;
            return key.nullsFirst() ? order : -order;
        }
        int order = ((Comparable<Object>) left).compareTo(right);
        return key.descending() ? -order : order;
    }
}
