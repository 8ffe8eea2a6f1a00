package io.feldspar.executor.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

class RowNumberOperatorTest {

    private static final List<Type> TYPES = RandomBatches.TYPES;

    @Test
    void numbersTheRowsOfEachPartitionThroughAllBatches() {
        for (int column = 0; column < TYPES.size(); column++) {
            check(List.of(column), column);
            check(List.of(column, (column + 1) % TYPES.size()), column);
        }
    }

    @Test
    void numbersAllRowsWithoutPartitionColumns() {
        check(List.of(), 7);
    }

    private static void check(List<Integer> partition, int seed) {
        List<Batch> batches = new RandomBatches(seed, 40, 0.1).batches(TYPES, 4, 1500);
        List<SortKey> keys =
                partition.stream().map(column -> new SortKey(column, false, false)).toList();
        Operator source = new BatchSource(batches);
        Operator sorted =
                keys.isEmpty()
                        ? source
                        : new SortOperator(source, keys, TYPES, 0, -1, new TestContext());
        Map<List<@Nullable Object>, Long> seen = new HashMap<>();
        try (RowNumberOperator operator = new RowNumberOperator(sorted, partition)) {
            for (List<@Nullable Object> row : BatchSource.rows(operator)) {
                List<@Nullable Object> key = new ArrayList<>();
                partition.forEach(column -> key.add(row.get(column)));
                assertEquals(seen.merge(key, 1L, Long::sum), row.getLast());
            }
        }
    }
}
