package io.feldspar.executor.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopRankedOperatorTest {

    private static final List<Type> TYPES = RandomBatches.TYPES;

    @Test
    void keepsTheFirstRowsOfEachPartitionAndTheirPeers() {
        for (int column = 0; column < TYPES.size(); column++) {
            for (int limit : List.of(1, 3, 20)) {
                check(List.of(), column, limit);
                check(List.of((column + 1) % TYPES.size()), column, limit);
            }
        }
    }

    private static void check(List<Integer> partition, int column, int limit) {
        SortKey key = new SortKey(column, limit == 3, column % 2 == 0);
        List<Batch> batches = new RandomBatches(column, 40, 0.1).batches(TYPES, 4, 1500);
        List<List<@Nullable Object>> all = rows(new BatchSource(batches), key);
        Operator top =
                new TopRankedOperator(
                        new BatchSource(batches), partition, key, limit, TYPES, new TestContext());
        List<List<@Nullable Object>> kept = rows(top, key);
        assertEquals(first(all, partition, column, limit), first(kept, partition, column, limit));
        assertTrue(kept.size() <= all.size());
    }

    private static List<List<@Nullable Object>> rows(Operator operator, SortKey key) {
        try (Operator sorted =
                new SortOperator(operator, List.of(key), TYPES, 0, -1, new TestContext())) {
            return BatchSource.rows(sorted);
        }
    }

    /// The keys of the first rows of each partition, and how often each occurs in it.
    private static Map<Object, List<@Nullable Object>> first(
            List<List<@Nullable Object>> sorted, List<Integer> partition, int column, int limit) {
        Map<Object, List<@Nullable Object>> keys = new HashMap<>();
        for (List<@Nullable Object> row : sorted) {
            List<@Nullable Object> of = new ArrayList<>();
            partition.forEach(each -> of.add(text(row.get(each))));
            List<@Nullable Object> before = keys.computeIfAbsent(of, _ -> new ArrayList<>());
            Object value = text(row.get(column));
            if (before.size() < limit || value.equals(before.getLast())) {
                before.add(value);
            }
        }
        return keys;
    }

    private static Object text(@Nullable Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                : String.valueOf(value);
    }
}
