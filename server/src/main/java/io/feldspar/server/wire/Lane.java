package io.feldspar.server.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Runs what it is given one after the other, on the threads of an executor. It holds a thread only
/// while there is something to run.
final class Lane implements Executor {

    private final Executor threads;

    /// Guarded by this object, as is the next.
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private boolean running;

    Lane(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::runAll);
    }

    private void runAll() {
        @Nullable Runnable task = next();
        while (task != null) {
            task.run();
            task = next();
        }
    }

    private synchronized @Nullable Runnable next() {
        @Nullable Runnable task = waiting.poll();
        running = task != null;
        return task;
    }
}
