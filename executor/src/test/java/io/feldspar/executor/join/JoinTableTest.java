package io.feldspar.executor.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinTableTest {

    private static final int ROWS = 520_000;

    /// Real threads, as many as there are parts.
    private record Threads(int size) implements BuildHelpers {
        @Override
        public void each(int parts, IntConsumer work) {
            IntStream.range(0, parts).parallel().forEach(work);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "direct array, 70000",
        "direct array, 2000000",
        "packed longs, 9000000000",
        "packed longs, 4000000000000000000"
    })
    void buildsTheSameTableWithManyThreads(String strategy, long range) {
        SplittableRandom random = new SplittableRandom(range);
        long[] keys = random.longs(ROWS, 0, range).toArray();
        // Some keys come often, and so do rows that lie in slots next to each other.
        for (int i = 0; i < ROWS; i += 3) {
            keys[i] = keys[random.nextInt(ROWS)] & -4L;
        }
        TestContext context = new TestContext();
        try (JoinTable alone = build(keys, BuildHelpers.ALONE, context)) {
            assertEquals(strategy, alone.strategy());
            for (int size : new int[] {2, 3, 7}) {
                try (JoinTable together = build(keys, new Threads(size), context)) {
                    assertEquals(alone.retainedBytes(), together.retainedBytes());
                    assertArrayEquals(first(alone, keys), first(together, keys));
                    assertArrayEquals(alone.index().next(), together.index().next());
                }
            }
        }
        assertEquals(0, context.memory().reservedBytes());
    }

    private static JoinTable build(long[] keys, BuildHelpers helpers, TestContext context) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < keys.length; from += Batch.SIZE) {
            int count = Math.min(Batch.SIZE, keys.length - from);
            long[] part = new long[count];
            System.arraycopy(keys, from, part, 0, count);
            batches.add(
                    Batch.of(
                            new Vector[] {new LongVector(SimpleType.BIGINT, part, null, count)},
                            count));
        }
        return BuildSides.table(
                batches, List.of(SimpleType.BIGINT), List.of(0), List.of(false), helpers, context);
    }

    private static int[] first(JoinTable table, long[] keys) {
        Vector[] probe = {new LongVector(SimpleType.BIGINT, keys, null, keys.length)};
        int[] first = new int[keys.length];
        table.index().find(probe, null, keys.length, first, new JoinIndex.Scratch(1));
        return first;
    }
}
