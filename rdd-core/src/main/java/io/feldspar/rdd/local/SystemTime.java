package io.feldspar.rdd.local;

import io.feldspar.rdd.loop.Time;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The machine's monotonic clock, and timers that post to a loop. The timer thread starts with
/// the first timer.
final class SystemTime implements Time {

    private final SerialLoop loop;
    private final ScheduledThreadPoolExecutor timers;

    SystemTime(SerialLoop loop) {
        this.loop = loop;
        this.timers =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("feldspar-timer").factory());
        timers.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Timer after(long delayNanos, Runnable action) {
        Future<?> future =
                timers.schedule(() -> loop.post(action), delayNanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    void close() {
        timers.shutdownNow();
    }
}
