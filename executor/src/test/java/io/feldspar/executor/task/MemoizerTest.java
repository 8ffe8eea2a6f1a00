package io.feldspar.executor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.TaskKilledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoizerTest {

    private static final int TASKS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(TASKS);
    private final Memoizer<String, Integer> values = new Memoizer<>(TASKS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Integer get(String key, Memoizer.Maker<Integer> maker) throws InterruptedException {
        return values.get(key, maker, _ -> false);
    }

    private List<Future<Integer>> all(Callable<Integer> task) {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            futures.add(threads.submit(task));
        }
        return futures;
    }

    @Test
    void makesAValueOnceAndEachPartOfItOnce() throws Exception {
        AtomicInteger made = new AtomicInteger();
        for (int round = 0; round < 200; round++) {
            String key = "round " + round;
            AtomicIntegerArray parts = new AtomicIntegerArray(50);
            for (Future<Integer> value :
                    all(
                            () ->
                                    get(
                                            key,
                                            helpers -> {
                                                helpers.each(25, parts::incrementAndGet);
                                                helpers.each(
                                                        25, i -> parts.incrementAndGet(25 + i));
                                                return made.incrementAndGet();
                                            }))) {
                assertEquals(round + 1, value.get());
            }
            for (int i = 0; i < parts.length(); i++) {
                assertEquals(1, parts.get(i));
            }
        }
    }

    /// Each part waits until all threads have one.
    @Test
    void thoseWhoWaitTakePartsOfTheWork() throws Exception {
        CountDownLatch everybody = new CountDownLatch(TASKS);
        for (Future<Integer> value :
                all(
                        () ->
                                get(
                                        "together",
                                        helpers -> {
                                            helpers.each(helpers.size(), _ -> meet(everybody));
                                            return 7;
                                        }))) {
            assertEquals(7, value.get());
        }
    }

    private static void meet(CountDownLatch everybody) {
        everybody.countDown();
        try {
            everybody.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPartThatFailsFailsTheValueAndTheNextToAskTriesAgain() throws Exception {
        CountDownLatch everybody = new CountDownLatch(TASKS);
        for (Future<Integer> value :
                all(
                        () ->
                                get(
                                        "key",
                                        helpers -> {
                                            helpers.each(
                                                    helpers.size(),
                                                    part -> {
                                                        meet(everybody);
                                                        if (part == 2) {
                                                            throw new IllegalStateException("bad");
                                                        }
                                                    });
                                            return 1;
                                        }))) {
            ExecutionException error = assertThrows(ExecutionException.class, value::get);
            assertTrue(String.valueOf(error.getCause()).contains("bad"), error.toString());
        }
        assertEquals(2, get("key", _ -> 2));
    }

    @Test
    void aKilledMakerIsReplacedByOneOfThoseWhoWait() throws Exception {
        AtomicInteger makers = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(TASKS);
        for (Future<Integer> value :
                all(
                        () -> {
                            asked.countDown();
                            try {
                                return values.get(
                                        "key",
                                        _ -> {
                                            asked.await();
                                            if (makers.incrementAndGet() <= 2) {
                                                throw new TaskKilledException("killed");
                                            }
                                            return 5;
                                        },
                                        TaskKilledException.class::isInstance);
                            } catch (TaskKilledException e) {
                                failures.incrementAndGet();
                                return 5;
                            }
                        })) {
            assertEquals(5, value.get());
        }
        assertEquals(2, failures.get());
        assertEquals(3, makers.get());
    }

    @Test
    void aLostInputFailsEachWhoWaitsByItself() throws Exception {
        AtomicInteger makers = new AtomicInteger();
        for (Future<Integer> value :
                all(
                        () ->
                                values.get(
                                        "key",
                                        _ -> {
                                            makers.incrementAndGet();
                                            throw new FetchFailedException(
                                                    1, List.of(), Problem.MISSING, "gone");
                                        },
                                        FetchFailedException.class::isInstance))) {
            ExecutionException error = assertThrows(ExecutionException.class, value::get);
            assertInstanceOf(FetchFailedException.class, error.getCause());
        }
        assertEquals(TASKS, makers.get());
    }

    @Test
    void anInterruptedMakerIsToldSo() {
        assertThrows(
                InterruptedException.class,
                () ->
                        get(
                                "key",
                                _ -> {
                                    throw new InterruptedException();
                                }));
    }
}
