package io.feldspar.executor.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Values;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuntimeFilterTest {

    @Test
    void keepsEveryKeyAndDropsMostOthers() {
        Random random = new Random(1);
        for (long spread : new long[] {1, 97, 1L << 20, Long.MAX_VALUE / 20_000}) {
            long[] keys = random.longs(10_000, -10_000, 10_000).map(k -> k * spread).toArray();
            RuntimeFilter filter = filter(keys);
            Set<Long> there = new HashSet<>();
            Arrays.stream(keys).forEach(there::add);
            long[] probe = random.longs(10_000, -30_000, 30_000).map(k -> k * spread).toArray();
            int[] kept = new int[probe.length];
            int n = filter.keep(probe, null, probe.length, kept);
            int wrong = 0;
            int next = 0;
            for (int i = 0; i < probe.length; i++) {
                boolean yes = next < n && kept[next] == i;
                next += yes ? 1 : 0;
                assertEquals(filter.mayContain(probe[i]), yes);
                assertTrue(yes || !there.contains(probe[i]));
                wrong += yes && !there.contains(probe[i]) ? 1 : 0;
            }
            assertEquals(n, next);
            assertTrue(wrong <= 500, wrong + " of 10000 for nothing");
            assertEquals(Arrays.stream(keys).min().orElseThrow(), filter.min());
            assertEquals(Arrays.stream(keys).max().orElseThrow(), filter.max());
        }
    }

    @Test
    void testsIntsAndSelectionsAlike() {
        RuntimeFilter filter = filter(new long[] {-5, 3, 90, Integer.MAX_VALUE});
        int[] values = {90, 3, 4, -5, -6, Integer.MIN_VALUE, Integer.MAX_VALUE};
        int[] selection = {1, 2, 3, 5, 6};
        assertEquals(3, filter.keep(values, selection, 5, selection));
        assertEquals("[1, 3, 6]", Arrays.toString(Arrays.copyOf(selection, 3)));
    }

    @Test
    void nothingPassesWhereThereAreNoKeys() {
        RuntimeFilter filter = filter(new long[0]);
        assertFalse(filter.mayContain(0));
        assertEquals(0, filter.keep(new long[] {1, 2}, null, 2, new int[2]));
        assertTrue(filter.min() > filter.max());
    }

    @Test
    void leavesOutNullKeys() {
        long[] nulls = Nulls.allocate(3);
        Nulls.set(nulls, 1);
        int[] keys = {1, 500_000_000, 3};
        RuntimeFilter filter =
                RuntimeFilterBuilder.of(new IntVector(SimpleType.DATE, keys, nulls, 3), 3);
        assertTrue(filter != null && filter.max() == 3);
    }

    @Test
    void thereIsNoneForText() {
        assertNull(RuntimeFilterBuilder.of(Values.single(SimpleType.VARCHAR, "a"), 1));
    }

    @Test
    void stopsTestingWhenItKeepsMostRows() {
        AdaptiveFilter useless = (AdaptiveFilter) filter(new long[] {1, 2, 3, 4, 5, 6, 7, 8});
        AdaptiveFilter useful = (AdaptiveFilter) filter(new long[] {1, 2});
        long[] probe = new long[1000];
        for (int i = 0; i < probe.length; i++) {
            probe[i] = i % 10;
        }
        int[] kept = new int[1000];
        for (int i = 0; i < 99; i++) {
            assertEquals(800, useless.keep(probe, null, 1000, kept));
            assertEquals(200, useful.keep(probe, null, 1000, kept));
        }
        useless.keep(probe, null, 1000, kept);
        useful.keep(probe, null, 1000, kept);
        assertTrue(useless.dropped());
        assertEquals(1000, useless.keep(probe, null, 1000, kept));
        assertEquals(999, kept[999]);
        assertFalse(useful.dropped());
    }

    private static RuntimeFilter filter(long[] keys) {
        RuntimeFilter filter =
                RuntimeFilterBuilder.of(
                        new LongVector(SimpleType.BIGINT, keys, null, keys.length), keys.length);
        if (filter == null) {
            throw new AssertionError("no filter");
        }
        return filter;
    }
}
