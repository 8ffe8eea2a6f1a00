package io.feldspar.benchmarks.rdd.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.local.LocalEngine;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.storage.BlockStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// SPARK-23207: exactly a million distinct numbers, whatever is lost on the way.
class RepartitionTwiceTest {

    private static final int NUMBERS = 1_000_000;
    private static final int PARTITIONS = 50;
    private static final int EXECUTORS = 3;

    private final LocalEngine engine =
            LocalEngine.start(
                    new LocalSettings(
                            2,
                            EXECUTORS,
                            4,
                            false,
                            false,
                            BlockStore.Settings.standard(EXECUTORS)));
    private final FeldsparContext context = new DriverContext(engine);
    private final Set<Integer> begun = ConcurrentHashMap.newKeySet();
    private final AtomicInteger first = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();

    @AfterEach
    void close() {
        context.close();
    }

    /// Counts the partitions that are read more than once.
    ///
    /// @return how many partitions have been read when this one was first, each number once; 0
    ///     where it was read before
    private int firstTime(int partition) {
        if (begun.add(partition)) {
            return first.incrementAndGet();
        }
        again.incrementAndGet();
        return 0;
    }

    private void replace(String executor) {
        engine.killExecutor(executor);
        engine.startExecutor(executor);
    }

    @Test
    void countsAMillionWithoutFaults() {
        assertEquals(
                NUMBERS, RepartitionTwice.distinct(context, NUMBERS, PARTITIONS, this::firstTime));
        assertEquals(PARTITIONS, begun.size());
        assertEquals(0, again.get());
    }

    @Test
    void countsAMillionWhenTasksFail() {
        assertEquals(
                NUMBERS,
                RepartitionTwice.distinct(
                        context,
                        NUMBERS,
                        PARTITIONS,
                        partition -> {
                            if (firstTime(partition) > 0 && partition % 10 == 0) {
                                throw new IllegalStateException("a fault on purpose");
                            }
                        }));
        assertTrue(again.get() >= PARTITIONS / 10, "tasks that ran again: " + again.get());
    }

    @Test
    void countsAMillionWhenAnExecutorDiesWithWhatWasDealt() {
        assertEquals(
                NUMBERS,
                RepartitionTwice.distinct(
                        context,
                        NUMBERS,
                        PARTITIONS,
                        partition -> {
                            if (firstTime(partition) == PARTITIONS / 2) {
                                replace("local-1");
                            }
                        }));
        assertTrue(again.get() > 0, "no task ran again");
    }

    @Test
    void countsAMillionWhenExecutorsDieOneAfterAnother() {
        AtomicInteger deaths = new AtomicInteger();
        assertEquals(
                NUMBERS,
                RepartitionTwice.distinct(
                        context,
                        NUMBERS,
                        PARTITIONS,
                        partition -> {
                            if (firstTime(partition) % 20 == 5) {
                                replace("local-" + (1 + deaths.getAndIncrement() % 2));
                            }
                        }));
        assertTrue(deaths.get() >= 2, "executors that died: " + deaths.get());
        assertTrue(again.get() > 0, "no task ran again");
    }
}
