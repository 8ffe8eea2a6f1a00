package io.feldspar.executor.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryPoolTest {

    @Test
    void refusesBeyondTheLimitOfAnyPoolAbove() {
        MemoryPool process = new MemoryPool("the engine", 100);
        MemoryPool query = process.child("query 1", 60);
        MemoryPool.Reservation one = query.reservation("A");
        assertTrue(one.tryGrow(60));
        assertFalse(one.tryGrow(1));
        MemoryPool.Reservation two = process.child("query 2", 60).reservation("B");
        assertFalse(two.tryGrow(41));
        assertTrue(two.tryGrow(40));
        assertEquals(100, process.reservedBytes());
        one.close();
        two.close();
        assertEquals(0, process.reservedBytes());
        assertEquals(0, query.reservedBytes());
        assertEquals(100, process.peakBytes());
    }

    @Test
    void namesThePoolThatIsExhausted() {
        MemoryPool process = new MemoryPool("the engine", 100);
        MemoryPool.Reservation reservation = process.child("query 1", 200).reservation("ORDER BY");
        reservation.grow(70);
        FeldsparException e = assertThrows(FeldsparException.class, () -> reservation.grow(31));
        assertEquals(ErrorCode.OUT_OF_MEMORY, e.code());
        assertEquals(
                "ORDER BY needs 31 more bytes, but the engine holds 70 of its limit of 100 bytes."
                        + " Raise the limit or let the query read less.",
                e.getMessage());
    }

    @Test
    void aRefusalDisturbsNobody() throws Exception {
        MemoryPool process = new MemoryPool("the engine", 1 << 30);
        runThreads(
                4,
                thread -> {
                    MemoryPool query = process.child("query " + thread, 1 << 30);
                    MemoryPool.Reservation mine = query.reservation("A");
                    for (int i = 0; i < 50_000; i++) {
                        if (thread == 0) {
                            assertFalse(mine.tryGrow((1L << 30) + 1));
                        } else {
                            assertTrue(mine.tryGrow(1 << 20));
                            mine.close();
                        }
                    }
                });
        assertEquals(0, process.reservedBytes());
    }

    @Test
    void spillsAStoreThatThreadsShareAtOnce() {
        MemoryPool pool = new MemoryPool("query", 100);
        Holder store = new Holder(pool, true);
        store.memory.grow(80);
        MemoryPool.Reservation mine = pool.reservation("JOIN");
        assertTrue(mine.tryGrow(50));
        assertEquals(0, store.memory.bytes());
        assertEquals(1, store.spills);
    }

    @Test
    void spillsAnotherOperatorOfTheSameThreadAtOnce() {
        MemoryPool pool = new MemoryPool("query", 100);
        Holder sort = new Holder(pool, false);
        sort.memory.grow(90);
        Holder aggregate = new Holder(pool, false);
        assertTrue(aggregate.memory.tryGrow(50));
        assertEquals(1, sort.spills);
        assertEquals(50, pool.reservedBytes());
    }

    @Test
    void doesNotSpillAgainWhoeverIsSpilling() {
        MemoryPool pool = new MemoryPool("query", 100);
        boolean[] granted = {true};
        MemoryPool.Reservation buffers = pool.reservation("ORDER BY");
        Spillable sort =
                new Spillable() {
                    @Override
                    public long spillableBytes() {
                        return 90;
                    }

                    @Override
                    public long spill(long wanted) {
                        granted[0] = buffers.tryGrow(50);
                        return 0;
                    }
                };
        MemoryPool.Reservation memory = pool.reservation("ORDER BY", sort);
        memory.grow(90);
        memory.spill(1);
        assertFalse(granted[0]);
    }

    @Test
    void aStoreThatThreadsShareWaitsForNobody() throws Exception {
        MemoryPool pool = new MemoryPool("query", 100);
        Holder sort = new Holder(pool, false);
        runThreads(1, _ -> sort.memory.grow(90));
        Holder store = new Holder(pool, true);
        assertFalse(store.memory.tryGrow(50));
        assertEquals(0, sort.spills);
        sort.memory.spillIfAsked();
        assertEquals(1, sort.spills);
    }

    @Test
    void aBatchMayOverdrawWithinBounds() {
        MemoryPool pool = new MemoryPool("query", 100);
        Holder aggregate = new Holder(pool, false);
        aggregate.memory.allowOverdraft();
        aggregate.memory.grow(60);
        assertFalse(aggregate.memory.endOverdraft());
        aggregate.memory.allowOverdraft();
        aggregate.memory.grow(60);
        assertEquals(120, pool.reservedBytes());
        assertThrows(FeldsparException.class, () -> aggregate.memory.grow(33 << 20));
        assertTrue(aggregate.memory.endOverdraft());
        assertThrows(FeldsparException.class, () -> aggregate.memory.grow(1));
        aggregate.memory.close();
        assertEquals(0, pool.reservedBytes());
    }

    @Test
    void refusesTheLargestHolderSoThatItSpillsItself() {
        MemoryPool pool = new MemoryPool("query", 10 << 20);
        Holder small = new Holder(pool, false);
        small.memory.grow(1 << 20);
        Holder large = new Holder(pool, false);
        large.memory.grow(9 << 20);
        assertFalse(large.memory.tryGrow(1));
        small.memory.spillIfAsked();
        assertEquals(0, small.spills);
    }

    @Test
    void asksTheLargestAndRefusesWhoeverHasEnoughToSpill() throws Exception {
        MemoryPool pool = new MemoryPool("query", 10 << 20);
        Holder small = new Holder(pool, false);
        small.memory.grow(2 << 20);
        Holder large = new Holder(pool, false);
        runThreads(1, _ -> large.memory.grow(8 << 20));
        assertFalse(small.memory.tryGrow(1));
        large.memory.spillIfAsked();
        assertEquals(1, large.spills);
        assertTrue(small.memory.tryGrow(1));
    }

    @Test
    void waitsForAnOperatorThatWasAsked() throws Exception {
        MemoryPool pool = new MemoryPool("query", 100);
        Holder sort = new Holder(pool, false);
        sort.memory.grow(90);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Boolean> join = threads.submit(() -> pool.reservation("JOIN").tryGrow(50));
            while (sort.spills == 0) {
                sort.memory.spillIfAsked();
                Thread.sleep(1);
            }
            assertTrue(join.get());
        }
    }

    @Test
    void doesNotAskWhoCannotHelp() {
        MemoryPool process = new MemoryPool("the engine", 1000);
        Holder other = new Holder(process.child("query 1", 1000), false);
        other.memory.grow(100);
        MemoryPool.Reservation mine = process.child("query 2", 50).reservation("JOIN");
        assertTrue(mine.tryGrow(50));
        assertFalse(mine.tryGrow(1), "its own query's limit is exhausted");
        other.memory.spillIfAsked();
        assertEquals(0, other.spills);
        assertFalse(mine.tryGrow(2000), "more than the limit");
        other.memory.spillIfAsked();
        assertEquals(0, other.spills);
    }

    @Test
    void failsAtOnceWhereNothingCanBeGivenBack() {
        MemoryPool pool = new MemoryPool("query", 100);
        pool.reservation("JOIN").grow(90);
        long start = System.nanoTime();
        assertFalse(pool.reservation("JOIN").tryGrow(50));
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(4));
    }

    /// Operators on several threads, all of which grow and spill, and one that only waits.
    @Test
    void nobodyWaitsForEver() throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            MemoryPool process = new MemoryPool("the engine", 64 << 10);
            Random seeds = new Random(seed);
            List<Random> randoms = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                randoms.add(new Random(seeds.nextLong()));
            }
            runThreads(
                    6,
                    thread -> {
                        Random random = randoms.get(thread);
                        MemoryPool query = process.child("query " + thread % 2, 48 << 10);
                        Holder mine = new Holder(query, false);
                        for (int i = 0; i < 20_000; i++) {
                            mine.memory.spillIfAsked();
                            long more = 1L + random.nextInt(4 << 10);
                            if (!mine.memory.tryGrow(more)) {
                                mine.memory.spill(Long.MAX_VALUE);
                                mine.memory.tryGrow(more);
                            }
                        }
                        mine.memory.close();
                    });
            assertEquals(0, process.reservedBytes());
        }
    }

    @Test
    void countsWhatIsReservedByMany() throws Exception {
        MemoryPool process = new MemoryPool("the engine", Long.MAX_VALUE);
        runThreads(
                4,
                thread -> {
                    MemoryPool.Reservation mine =
                            process.child("query " + thread, Long.MAX_VALUE).reservation("A");
                    for (int i = 1; i <= 10_000; i++) {
                        mine.grow(i);
                    }
                });
        assertEquals(4L * 10_000 * 10_001 / 2, process.reservedBytes());
    }

    /// Gives back all that it holds.
    private static final class Holder implements Spillable {
        final MemoryPool.Reservation memory;
        private final boolean shared;
        volatile int spills;

        Holder(MemoryPool pool, boolean shared) {
            this.shared = shared;
            memory = pool.reservation("HOLDER", this);
        }

        @Override
        public long spillableBytes() {
            return memory.bytes();
        }

        @Override
        public long spill(long wanted) {
            long held = memory.bytes();
            memory.close();
            int now = spills + 1;
            spills = now;
            return held;
        }

        @Override
        public boolean sharedByThreads() {
            return shared;
        }
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void runThreads(int count, Work work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int t = 0; t < count; t++) {
                int thread = t;
                ends.add(
                        threads.submit(
                                () -> {
                                    work.run(thread);
                                    return null;
                                }));
            }
            for (Future<?> each : ends) {
                each.get();
            }
        }
    }
}
