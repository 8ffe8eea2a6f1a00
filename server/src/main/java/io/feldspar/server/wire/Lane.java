package io.feldspar.server.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Runs what it is given one after the other, on the threads of an executor. It holds a thread only
/// while there is something to run. An answer waits, and with it what comes behind it, until the
/// client takes what it was sent before.
final class Lane implements Executor {

    private final Executor threads;
    private final BooleanSupplier taken;

    /// Guarded by this object, as is the next.
    private final Deque<Step> waiting = new ArrayDeque<>();

    private boolean running;

    private record Step(Runnable task, boolean isAnswer) {}

    /// @param taken whether the client accepts data; code that changes it to true must call
    ///     [#resume()]
    Lane(Executor threads, BooleanSupplier taken) {
        this.threads = threads;
        this.taken = taken;
    }

    @Override
    public void execute(Runnable task) {
        add(new Step(task, false));
    }

    /// Runs what sends an answer.
    void answer(Runnable task) {
        add(new Step(task, true));
    }

    private synchronized void add(Step step) {
        waiting.add(step);
        resume();
    }

    /// Runs the tasks that wait.
    synchronized void resume() {
        if (!running && mayRunNext()) {
            running = true;
            threads.execute(this::runAll);
        }
    }

    private boolean mayRunNext() {
        Step first = waiting.peek();
        return first != null && (!first.isAnswer() || taken.getAsBoolean());
    }

    private void runAll() {
        @Nullable Step step = next();
        while (step != null) {
            step.task().run();
            step = next();
        }
    }

    private synchronized @Nullable Step next() {
        running = mayRunNext();
        return running ? waiting.poll() : null;
    }
}
