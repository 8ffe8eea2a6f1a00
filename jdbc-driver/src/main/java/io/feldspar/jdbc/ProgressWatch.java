package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineProgress;
import java.util.function.Consumer;

/// Tells a listener of a statement's progress by a thread of its own.
public final class ProgressWatch implements AutoCloseable {

    private final ProgressSource source;
    private final long everyMillis;
    private final Consumer<EngineProgress> listener;
    private final Thread thread;
    private EngineProgress last = EngineProgress.UNKNOWN;

    private ProgressWatch(
            ProgressSource source, long everyMillis, Consumer<EngineProgress> listener) {
        this.source = source;
        this.everyMillis = everyMillis;
        this.listener = listener;
        this.thread = new Thread(this::run, "feldspar-progress");
        thread.setDaemon(true);
    }

    static ProgressWatch start(
            ProgressSource source, long everyMillis, Consumer<EngineProgress> listener) {
        if (everyMillis < 1) {
            throw new IllegalArgumentException("interval must be >= 1 but got " + everyMillis);
        }
        ProgressWatch watch = new ProgressWatch(source, everyMillis, listener);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (true) {
                tell(source.progress());
                Thread.sleep(everyMillis);
            }
        } catch (InterruptedException closed) {
            // Nobody wants to know any more.
        }
    }

    private void tell(EngineProgress now) {
        if (now.completedTasks() != last.completedTasks()
                || now.knownTasks() != last.knownTasks()) {
            last = now;
            listener.accept(now);
        }
    }

    /// Ends it. The listener is not called after that, unless it closes the watch itself.
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
