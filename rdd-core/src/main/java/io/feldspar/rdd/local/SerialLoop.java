package io.feldspar.rdd.local;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs events one at a time, in order of arrival, on the posting thread unless another thread is
/// already running them.
///
/// It has no thread of its own: a worker that finishes a task runs the scheduler itself and finds
/// its next task waiting, so nothing is parked and woken on the way. Events must not block. A
/// thread that must not run them, because it may be interrupted or has other duties,
/// [hands][#handOver] its event to a thread that is made for it.
///
/// What an event throws, errors included, ends that event alone: the next one runs.
final class SerialLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SerialLoop.class);

    /// Threads of all loops that nobody else runs; one that has nothing to do ends after a while.
    private static final Executor HELPERS =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().daemon().name("feldspar-loop-", 0).factory());

    private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Consumer<Throwable> onFailure;

    SerialLoop() {
        this(_ -> {});
    }

    /// @param onFailure told what an event threw, on the loop
    SerialLoop(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    /// Runs the event now or, if another thread runs the loop, lets that thread run it.
    void post(Runnable event) {
        events.add(event);
        if (waiting.getAndIncrement() == 0) {
            drain();
        }
    }

    /// Has the event run, but never on the calling thread.
    void handOver(Runnable event) {
        events.add(event);
        if (waiting.getAndIncrement() == 0) {
            try {
                HELPERS.execute(this::drain);
            } catch (OutOfMemoryError e) {
                // No thread could be started. An event that nobody runs would hold up all others.
                drain();
            }
        }
    }

    private void drain() {
        do {
            run(events.remove());
        } while (waiting.decrementAndGet() != 0);
    }

    /// Throws nothing: a single event must not stop all jobs of the process.
    private void run(Runnable event) {
        try {
            event.run();
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void failed(Throwable failure) {
        try {
            LOG.error("an event of the scheduler failed", failure);
            onFailure.accept(failure);
        } catch (Throwable e) {
            // Out of memory, say, for the log's message as well.
            failure.addSuppressed(e);
        }
    }
}
