package io.feldspar.executor.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchExchangeTest {

    @Test
    void sendsAllRowsInOrderToOneTaskInFullBatches() {
        for (Partitioning one : List.of(new Partitioning.Single(), new Partitioning.Broadcast())) {
            List<Batch> batches =
                    new RandomBatches(1, 30, 0.1).batches(RandomBatches.TYPES, 40, 400);
            List<List<Batch>> sent = send(one, batches);
            assertEquals(1, sent.size());
            assertEquals(
                    BatchSource.rows(batches).toString(), BatchSource.rows(sent.get(0)).toString());
            for (int i = 0; i < sent.get(0).size() - 1; i++) {
                assertEquals(Batch.SIZE, sent.get(0).get(i).rowCount());
            }
        }
    }

    @Test
    void sendsEqualKeysToTheSameTask() {
        for (int column = 0; column < RandomBatches.TYPES.size(); column++) {
            List<Batch> batches =
                    new RandomBatches(column, 40, 0.1).batches(RandomBatches.TYPES, 20, 500);
            List<List<Batch>> sent = send(new Partitioning.Hash(List.of(column, 1), 7), batches);
            Map<List<@Nullable Object>, Integer> places = new HashMap<>();
            List<String> rows = new ArrayList<>();
            for (int p = 0; p < sent.size(); p++) {
                for (List<@Nullable Object> row : BatchSource.rows(sent.get(p))) {
                    List<@Nullable Object> key = new ArrayList<>();
                    key.add(row.get(column));
                    key.add(row.get(1));
                    Integer before = places.putIfAbsent(key, p);
                    assertTrue(before == null || before == p);
                    rows.add(row.toString());
                }
            }
            assertEquals(sorted(batches), rows.stream().sorted().toList());
        }
    }

    @Test
    void dealsRowsInTurn() {
        List<Batch> batches = new RandomBatches(1, 30, 0.1).batches(RandomBatches.TYPES, 40, 400);
        List<List<Batch>> sent = send(new Partitioning.RoundRobin(4), batches);
        List<String> rows = new ArrayList<>();
        int total = BatchSource.rows(batches).size();
        for (List<Batch> part : sent) {
            List<List<@Nullable Object>> each = BatchSource.rows(part);
            assertTrue(Math.abs(each.size() - total / 4) < total / 20);
            each.forEach(row -> rows.add(row.toString()));
        }
        assertEquals(sorted(batches), rows.stream().sorted().toList());
    }

    private static List<String> sorted(List<Batch> batches) {
        return BatchSource.rows(batches).stream().map(Object::toString).sorted().toList();
    }

    private static List<List<Batch>> send(Partitioning partitioning, List<Batch> batches) {
        BatchExchange exchange = new BatchExchange(partitioning, RandomBatches.TYPES);
        List<List<Batch>> sent = new ArrayList<>();
        for (int p = 0; p < exchange.partitioning().count(); p++) {
            sent.add(new ArrayList<>());
        }
        exchange.write(
                batches.iterator(),
                (partition, batch) -> sent.get(partition).add(batch),
                0,
                () -> {});
        return sent;
    }
}
