package io.feldspar.executor.task;

import io.feldspar.executor.join.BuildHelpers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A task that makes something, and those that wait for it and help meanwhile.
final class TaskBuildHelpers implements BuildHelpers {

    /// One piece of work, whose parts are taken in turn.
    private static final class Parts {
        private final int count;
        private final IntConsumer work;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch open;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Parts(int count, IntConsumer work) {
            this.count = count;
            this.work = work;
            this.open = new CountDownLatch(count);
        }

        boolean allTaken() {
            return next.get() >= count;
        }

        void take() {
            int part = next.getAndIncrement();
            while (part < count) {
                try {
                    work.accept(part);
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    open.countDown();
                }
                part = next.getAndIncrement();
            }
        }

        void awaitEnd() {
            boolean interrupted = false;
            while (open.getCount() > 0) {
                try {
                    open.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            switch (failure.get()) {
                case null -> {}
                case Error error -> throw error;
                case RuntimeException unchecked -> throw unchecked;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }

    private final int size;
    private @Nullable Parts current;
    private boolean over;

    /// @param size how many tasks can run at a time
    TaskBuildHelpers(int size) {
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    /// The parts that others have begun are waited for even when the thread is interrupted, because
    /// they write into what the caller would give up.
    @Override
    public void each(int parts, IntConsumer work) {
        Parts mine = new Parts(parts, work);
        synchronized (this) {
            current = mine;
            notifyAll();
        }
        mine.take();
        mine.awaitEnd();
    }

    /// Takes parts of the work until there is no more to come.
    void help() throws InterruptedException {
        Parts parts = next();
        while (parts != null) {
            parts.take();
            parts = next();
        }
    }

    private synchronized @Nullable Parts next() throws InterruptedException {
        while (!over && (current == null || current.allTaken())) {
            wait();
        }
        return over ? null : current;
    }

    /// Sends the helpers away.
    synchronized void dismiss() {
        over = true;
        notifyAll();
    }
}
