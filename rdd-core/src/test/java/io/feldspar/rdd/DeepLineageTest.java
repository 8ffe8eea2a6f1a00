package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// However many transformations follow each other, no call goes as deep as they are many.
class DeepLineageTest {

    private static final int DEPTH = 5_000;

    private final FeldsparContext context = FeldsparContext.local(2);

    @AfterEach
    void close() {
        context.close();
    }

    private Rdd<Integer> numbers() {
        return context.parallelize(IntStream.range(0, 100).boxed().toList(), 2);
    }

    @Test
    void fiveThousandMapsCanBeRun() {
        Rdd<Integer> last = numbers();
        for (int i = 0; i < DEPTH; i++) {
            last = last.map(row -> row + 1);
        }
        assertEquals(2, last.numPartitions());
        assertEquals(DEPTH, last.first());
        assertEquals(100, last.count());
        assertEquals(List.of(), last.locations(last.partitions().getFirst()));
        assertTrue(last.toDebugString().contains("ParallelCollectionRdd"));
    }

    @Test
    void fiveThousandMapsOfPairsCanBeRun() {
        PairRdd<Integer, Integer> last = numbers().keyBy(row -> row);
        for (int i = 0; i < DEPTH; i++) {
            last = last.mapValues(row -> row + 1);
        }
        assertEquals(99 + DEPTH, last.values().max(Integer::compare));
    }

    @Test
    void fiveHundredUnionsCanBeRun() {
        Rdd<Integer> one = context.parallelize(List.of(1), 1);
        Rdd<Integer> all = one;
        for (int i = 1; i < 500; i++) {
            all = all.union(one);
        }
        assertEquals(500, all.count());
    }

    /// Shipped to a task, a chain is written and read link after link.
    @Test
    void fiveThousandMapsCanBeSerialized() {
        try (FeldsparContext shipping =
                FeldsparContext.builder().threads(2).serializeTasks(true).build()) {
            PairRdd<Integer, Integer> last =
                    shipping.parallelize(List.of(1, 2, 3, 4), 2).keyBy(row -> row % 2);
            for (int i = 0; i < DEPTH / 2; i++) {
                last = last.mapValues(row -> row + 1);
            }
            last = last.reduceByKey(Integer::sum, new HashPartitioner(2));
            for (int i = 0; i < DEPTH / 2; i++) {
                last = last.mapValues(row -> row + 1);
            }
            assertEquals(Map.of(0, 6 + 3 * DEPTH / 2, 1, 4 + 3 * DEPTH / 2), last.collectAsMap());
        }
    }
}
