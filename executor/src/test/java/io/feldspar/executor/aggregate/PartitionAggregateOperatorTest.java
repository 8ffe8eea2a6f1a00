package io.feldspar.executor.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Aggregates over partitions beside sums and counts kept in maps.
class PartitionAggregateOperatorTest {

    private static final List<Type> TYPES =
            List.of(SimpleType.INTEGER, SimpleType.VARCHAR, SimpleType.BIGINT);
    private static final int VALUE = 2;

    /// No key, few groups, many, and keys that do not pack.
    private static final List<List<Integer>> KEYS =
            List.of(List.of(), List.of(0), List.of(2), List.of(1, 0));

    @Test
    void eachRowHasTheResultsOfItsPartition() {
        for (List<Integer> keys : KEYS) {
            for (int distinct : new int[] {5, 100_000}) {
                check(keys, batches(1, distinct, 6, 1000), new TestContext());
            }
        }
    }

    @Test
    void noRowsGiveNoRows() {
        for (List<Integer> keys : KEYS) {
            check(keys, List.of(), new TestContext());
        }
    }

    @Test
    void spilledRowsHaveTheSameResults() {
        for (int seed = 0; seed < 4; seed++) {
            for (List<Integer> keys : KEYS) {
                Random random = new Random(seed);
                int often = 1 + seed;
                TestContext context = new TestContext(1L << 30, _ -> random.nextInt(often) == 0);
                check(keys, batches(seed, seed % 2 == 0 ? 8 : 100_000, 8, 40), context);
                assertTrue(context.memory().spilledBytes() > 0);
            }
        }
    }

    @Test
    void takesManyTimesItsMemory() {
        for (List<Integer> keys : List.of(List.<Integer>of(), List.of(2), List.of(1, 0))) {
            TestContext context = new TestContext(1_500_000);
            check(keys, batches(3, 1 << 20, 200, 1000), context);
            assertTrue(context.memory().spilledBytes() > 0);
            assertTrue(
                    context.memory().peakBytes() < 3_000_000,
                    () -> "peak " + context.memory().peakBytes());
        }
    }

    private static List<Batch> batches(int seed, int distinct, int count, int rows) {
        return new RandomBatches(seed, distinct, 0.1).batches(TYPES, count, rows);
    }

    private static void check(List<Integer> keys, List<Batch> batches, TestContext context) {
        List<AggregateCall> calls = List.of(call("COUNT"), call("SUM"), call("MIN"));
        List<List<@Nullable Object>> rows;
        try (PartitionAggregateOperator operator =
                new PartitionAggregateOperator(
                        new BatchSource(batches), keys, calls, TYPES, context)) {
            rows = BatchSource.rows(operator);
        }
        assertEquals(sorted(expected(keys, batches)), sorted(rows));
        assertEquals(0, context.memory().reservedBytes());
        assertEquals(0, context.openFiles());
    }

    private static AggregateCall call(String name) {
        AggregateFunction function = FunctionRegistry.builtIn().aggregate(name);
        List<Type> arguments = List.of(SimpleType.BIGINT);
        return new AggregateCall(
                function, List.of(VALUE), arguments, null, function.resultType(arguments));
    }

    private static List<List<@Nullable Object>> expected(List<Integer> keys, List<Batch> batches) {
        List<List<@Nullable Object>> rows = BatchSource.rows(new BatchSource(batches));
        Map<List<@Nullable Object>, List<Long>> values = new HashMap<>();
        for (List<@Nullable Object> row : rows) {
            List<Long> group = values.computeIfAbsent(key(row, keys), _ -> new ArrayList<>());
            if (row.get(VALUE) instanceof Long value) {
                group.add(value);
            }
        }
        Map<List<@Nullable Object>, List<@Nullable Object>> results = new HashMap<>();
        values.forEach((key, group) -> results.put(key, aggregates(group)));
        List<List<@Nullable Object>> expected = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> result = new ArrayList<>(row);
            result.addAll(Objects.requireNonNull(results.get(key(row, keys))));
            expected.add(result);
        }
        return expected;
    }

    private static List<@Nullable Object> aggregates(List<Long> group) {
        List<@Nullable Object> results = new ArrayList<>();
        results.add((long) group.size());
        results.add(group.isEmpty() ? null : group.stream().mapToLong(each -> each).sum());
        results.add(group.stream().min(Comparator.naturalOrder()).orElse(null));
        return results;
    }

    private static List<@Nullable Object> key(List<@Nullable Object> row, List<Integer> keys) {
        List<@Nullable Object> key = new ArrayList<>();
        keys.forEach(column -> key.add(row.get(column)));
        return key;
    }

    private static List<String> sorted(List<List<@Nullable Object>> rows) {
        return rows.stream().map(PartitionAggregateOperatorTest::text).sorted().toList();
    }

    /// As text: a sum of BIGINT is a decimal.
    private static String text(List<@Nullable Object> row) {
        return row.toString();
    }
}
