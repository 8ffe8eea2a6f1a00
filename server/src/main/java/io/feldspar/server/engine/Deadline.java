package io.feldspar.server.engine;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The end that a query timeout sets: it runs an action once the time is over, and remembers.
final class Deadline implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor TIMER =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("feldspar-timeouts").factory());

    static {
        TIMER.setRemoveOnCancelPolicy(true);
    }

    private final long millis;
    private final @Nullable ScheduledFuture<?> alarm;
    private volatile boolean passed;

    /// 0 means no end.
    Deadline(long millis, Runnable action) {
        this.millis = millis;
        this.alarm =
                millis == 0
                        ? null
                        : TIMER.schedule(
                                () -> {
                                    passed = true;
                                    action.run();
                                },
                                millis,
                                TimeUnit.MILLISECONDS);
    }

    boolean passed() {
        return passed;
    }

    long millis() {
        return millis;
    }

    @Override
    public void close() {
        if (alarm != null) {
            alarm.cancel(false);
        }
    }
}
