package io.feldspar.executor.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupTableTest {

    private final MemoryPool pool = new MemoryPool("test", 1L << 30);

    @Test
    void numbersGroupsOfEveryTypeInOrderOfAppearance() {
        for (Type type : RandomBatches.TYPES) {
            for (int distinct : new int[] {3, 200, 0}) {
                check(List.of(type), distinct, 7);
            }
        }
    }

    @Test
    void numbersGroupsOfSeveralKeys() {
        for (int seed = 0; seed < 10; seed++) {
            check(List.of(SimpleType.INTEGER, SimpleType.VARCHAR), 20, seed);
            check(List.of(SimpleType.BIGINT, SimpleType.DATE, SimpleType.BOOLEAN), 50, seed);
            check(List.of(SimpleType.DOUBLE, new DecimalType(38, 4)), 10, seed);
            check(List.of(SimpleType.BIGINT, SimpleType.BIGINT), 0, seed);
        }
    }

    @Test
    void growsRangesInBothDirections() {
        GroupTable table = new GroupTable(List.of(SimpleType.BIGINT), pool.reservation("test"));
        int[] groups = new int[2];
        for (int i = 0; i < 60; i++) {
            long[] values = {1L << i, -(1L << i)};
            table.assign(keys(values), null, 2, groups);
            assertEquals(2 * i, groups[0]);
            assertEquals(2 * i + 1, groups[1]);
        }
        assertEquals("packed longs", table.strategy());
        table.assign(keys(Long.MAX_VALUE, Long.MIN_VALUE), null, 2, groups);
        assertEquals("hashed rows", table.strategy());
        assertEquals(121, groups[1]);
        table.assign(keys(1, -(1L << 59)), null, 2, groups);
        assertEquals(0, groups[0]);
        assertEquals(119, groups[1]);
    }

    @Test
    void growsRangesAtTheEndsOfBigint() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            GroupTable table = new GroupTable(List.of(SimpleType.BIGINT), pool.reservation("test"));
            Map<Long, Integer> expected = new HashMap<>();
            for (int b = 0; b < 20; b++) {
                long nearest = random.nextLong(1L << random.nextInt(61));
                long[] values = new long[20];
                for (int i = 0; i < values.length; i++) {
                    long distance = nearest + random.nextLong(1L << random.nextInt(20));
                    boolean low = seed % 3 == 1 || (seed % 3 == 2 && random.nextBoolean());
                    values[i] = low ? Long.MIN_VALUE + distance : Long.MAX_VALUE - distance;
                }
                int[] groups = new int[values.length];
                table.assign(keys(values), null, values.length, groups);
                for (int i = 0; i < values.length; i++) {
                    expected.putIfAbsent(values[i], expected.size());
                    assertEquals(expected.get(values[i]), groups[i]);
                }
            }
            LongVector decoded = (LongVector) table.keys(0, table.size())[0];
            expected.forEach((value, group) -> assertEquals(value, decoded.values()[group]));
        }
    }

    @Test
    void usesADirectArrayForDenseKeys() {
        GroupTable table = new GroupTable(List.of(SimpleType.BIGINT), pool.reservation("test"));
        long[] values = new long[Batch.SIZE];
        int[] groups = new int[Batch.SIZE];
        for (int b = 0; b < 100; b++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = b * 4L * values.length + i * 4L;
            }
            table.assign(keys(values), null, values.length, groups);
            assertEquals(b * values.length, groups[0]);
        }
        assertEquals("direct array", table.strategy());
    }

    @Test
    void numbersRowsOfOneGroupThatLieTogether() {
        GroupTable table = new GroupTable(List.of(SimpleType.BIGINT), pool.reservation("test"));
        SplittableRandom random = new SplittableRandom(3);
        Map<Long, Integer> expected = new HashMap<>();
        for (int b = 0; b < 200; b++) {
            int longest = 1 + random.nextInt(8);
            long[] values = new long[1 + random.nextInt(Batch.SIZE)];
            long value = 0;
            for (int i = 0, left = 0; i < values.length; i++, left--) {
                if (left <= 0) {
                    value = random.nextLong(b < 100 ? 1_000 : 1L << 40);
                    left = 1 + random.nextInt(longest);
                }
                values[i] = value;
            }
            int[] groups = new int[values.length];
            table.assign(keys(values), null, values.length, groups);
            for (int i = 0; i < values.length; i++) {
                expected.putIfAbsent(values[i], expected.size());
                assertEquals(expected.get(values[i]), groups[i]);
            }
        }
        assertEquals(expected.size(), table.size());
    }

    private static Vector[] keys(long... values) {
        return new Vector[] {new LongVector(SimpleType.BIGINT, values, null, values.length)};
    }

    private void check(List<Type> types, int distinct, long seed) {
        List<Batch> batches = new RandomBatches(seed, distinct, 0.1).batches(types, 30, 500);
        try (MemoryPool.Reservation memory = pool.reservation("test")) {
            GroupTable table = new GroupTable(types, memory);
            Map<List<@Nullable Object>, Integer> expected = new LinkedHashMap<>();
            int[] groups = new int[Batch.SIZE];
            for (Batch batch : batches) {
                Vector[] keys = new Vector[types.size()];
                for (int k = 0; k < keys.length; k++) {
                    keys[k] = batch.column(k);
                }
                table.assign(keys, batch.selection(), batch.rowCount(), groups);
                List<List<@Nullable Object>> rows = BatchSource.rows(List.of(batch));
                for (int i = 0; i < rows.size(); i++) {
                    Integer group = expected.putIfAbsent(rows.get(i), expected.size());
                    assertEquals(
                            group == null ? expected.size() - 1 : group,
                            groups[i],
                            types + " " + rows.get(i));
                }
            }
            assertEquals(expected.size(), table.size());
            List<List<@Nullable Object>> keys = new ArrayList<>();
            for (int from = 0; from < table.size(); from += 100) {
                int count = Math.min(100, table.size() - from);
                keys.addAll(BatchSource.rows(List.of(Batch.of(table.keys(from, count), count))));
            }
            assertEquals(expected.keySet().toString(), keys.toString());
            assertTrue(memory.bytes() > 0);
        }
        assertEquals(0, pool.reservedBytes());
    }
}
