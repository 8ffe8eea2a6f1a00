package io.feldspar.rdd.local;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs events one at a time, in the order of their arrival, on whichever thread posts while no
/// other is at it.
///
/// It has no thread of its own: a worker that finishes a task runs the scheduler itself and finds
/// its next task waiting, so nothing is parked and woken on the way. Events must not block.
final class SerialLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SerialLoop.class);

    private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /// Runs the event now or, if another thread runs the loop, lets that thread run it.
    void post(Runnable event) {
        events.add(event);
        if (waiting.getAndIncrement() == 0) {
            drain();
        }
    }

    private void drain() {
        do {
            Runnable event = events.remove();
            try {
                event.run();
            } catch (RuntimeException | StackOverflowError e) {
                // A single event must not stop all jobs of the process.
                LOG.error("an event of the scheduler failed", e);
            }
        } while (waiting.decrementAndGet() != 0);
    }
}
