package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the schedulers can do can be switched on by who makes a context.
@Timeout(120)
class SchedulerSettingsTest {

    private static final long MILLIS = 1_000_000;

    private static Rdd<Integer> numbers(FeldsparContext context, int slices) {
        return context.parallelize(IntStream.range(0, slices).boxed().toList(), slices);
    }

    private static void sleepLong() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException("was stopped", e);
        }
    }

    @Test
    void aTaskThatRunsTooLongFails() {
        try (FeldsparContext context =
                FeldsparContext.builder()
                        .threads(1)
                        .scheduler(usual -> usual.withTaskTimeout(Duration.ofMillis(200)))
                        .build()) {
            JobFailedException e =
                    assertThrows(
                            JobFailedException.class,
                            () -> numbers(context, 1).foreach(row -> sleepLong()));
            assertTrue(String.valueOf(e.getMessage()).contains("too long"), e.getMessage());
        }
    }

    @Test
    void aSlowTaskGetsASpeculativeCopy() {
        SchedulerSettings.Speculation eager =
                new SchedulerSettings.Speculation(true, 20 * MILLIS, 0.5, 1.5, 50 * MILLIS, 0);
        AtomicBoolean first = new AtomicBoolean(true);
        try (FeldsparContext context =
                FeldsparContext.builder()
                        .threads(2)
                        .executors(2)
                        .scheduler(usual -> usual.with(eager))
                        .build()) {
            List<Integer> attempts =
                    context.runJob(
                            numbers(context, 4),
                            (task, rows) -> {
                                if (task.partitionId() == 3 && first.getAndSet(false)) {
                                    sleepLong();
                                }
                                return task.attemptNumber();
                            });
            assertEquals(List.of(0, 0, 0, 1), attempts);
        }
    }

    @Test
    void aTaskIsNotTriedAgainWhereItFailed() {
        SchedulerSettings.Exclusion strict =
                new SchedulerSettings.Exclusion(true, 1, 9, 99, 99, 99, 99, 60_000 * MILLIS);
        Set<String> tried = ConcurrentHashMap.newKeySet();
        AtomicInteger runs = new AtomicInteger();
        try (FeldsparContext context =
                FeldsparContext.builder()
                        .threads(1)
                        .executors(3)
                        .maxTaskFailures(3)
                        .scheduler(usual -> usual.with(strict))
                        .build()) {
            context.runJob(
                    numbers(context, 1),
                    (task, rows) -> {
                        tried.add(task.executorId());
                        if (runs.incrementAndGet() < 3) {
                            throw new IllegalStateException("not here");
                        }
                        return 1;
                    });
        }
        assertEquals(3, runs.get());
        assertEquals(3, tried.size(), tried.toString());
    }

    @Test
    void aFairPoolGetsItsShareWhileALongJobRuns() throws InterruptedException {
        SchedulerSettings.Pools pools =
                SchedulerSettings.Pools.fair(Map.of("short", new SchedulerSettings.Pool(1, 1)));
        CountDownLatch shortDone = new CountDownLatch(1);
        try (FeldsparContext context =
                FeldsparContext.builder()
                        .threads(1)
                        .scheduler(usual -> usual.with(pools))
                        .build()) {
            CountDownLatch begun = new CountDownLatch(1);
            AtomicInteger waited = new AtomicInteger();
            context.setLocalProperty(FeldsparContext.POOL, "long");
            JobHandle job =
                    context.submitJob(
                            numbers(context, 50),
                            (task, rows) -> {
                                begun.countDown();
                                if (shortDone.await(5, TimeUnit.MILLISECONDS)) {
                                    waited.incrementAndGet();
                                }
                                Thread.sleep(5);
                                return 1;
                            },
                            (partition, one) -> {});
            begun.await();
            context.setLocalProperty(FeldsparContext.POOL, "short");
            assertEquals(1, numbers(context, 1).count());
            shortDone.countDown();
            context.await(job);
            assertTrue(waited.get() > 0, "the short job ended after all tasks of the long one");
        }
    }
}
