package io.feldspar.rdd.job;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.protocol.CachedBlock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decouples the scheduler from a user's listener: events wait in a bounded queue and are delivered
/// by a separate thread, so that a listener that is slow or throws affects only itself.
/// Events for which there is no room are dropped and counted.
final class QueuedListener implements EngineListener {

    private static final Logger LOG = LoggerFactory.getLogger(QueuedListener.class);

    static final int MOST_EVENTS = 10_000;

    private static final long PATIENCE_MILLIS = 2_000;

    private final EngineListener listener;
    private final BlockingQueue<Consumer<EngineListener>> events =
            new ArrayBlockingQueue<>(MOST_EVENTS);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    QueuedListener(EngineListener listener) {
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("feldspar-listener").start(this::tell);
    }

    EngineListener listener() {
        return listener;
    }

    /// How many events found no room.
    long dropped() {
        return dropped.get();
    }

    private void queue(Consumer<EngineListener> event) {
        if (!closed && !events.offer(event) && dropped.getAndIncrement() == 0) {
            LOG.warn("{} is too slow: events for it are dropped from now on", listener);
        }
    }

    private void tell() {
        while (!closed || !events.isEmpty()) {
            try {
                Consumer<EngineListener> event = events.poll(100, TimeUnit.MILLISECONDS);
                if (event != null) {
                    event.accept(listener);
                }
            } catch (InterruptedException e) {
                // Only close interrupts, when the listener took too long.
                return;
            } catch (Throwable e) {
                LOG.warn("listener {} threw", listener, e);
            }
        }
    }

    /// Takes no more events; a listener that does not end with those it has is left alone.
    void close() {
        closed = true;
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    @Override
    public void jobStarted(int jobId, int[] stageIds) {
        queue(to -> to.jobStarted(jobId, stageIds));
    }

    @Override
    public void jobEnded(int jobId, String failure) {
        queue(to -> to.jobEnded(jobId, failure));
    }

    @Override
    public void stageSubmitted(int stageId, int attempt, int tasks, String name) {
        queue(to -> to.stageSubmitted(stageId, attempt, tasks, name));
    }

    @Override
    public void stageCompleted(int stageId, int attempt, String failure) {
        queue(to -> to.stageCompleted(stageId, attempt, failure));
    }

    @Override
    public void taskStarted(int stageId, int partition, long taskAttemptId, String executorId) {
        queue(to -> to.taskStarted(stageId, partition, taskAttemptId, executorId));
    }

    @Override
    public void taskEnded(int stageId, int partition, long taskAttemptId, String outcome) {
        queue(to -> to.taskEnded(stageId, partition, taskAttemptId, outcome));
    }

    @Override
    public void accumulated(Map<Long, List<Object>> updates) {
        queue(to -> to.accumulated(updates));
    }

    @Override
    public void blockChanged(String executorId, CachedBlock block) {
        queue(to -> to.blockChanged(executorId, block));
    }

    @Override
    public void blocksHeld(String executorId, List<CachedBlock> blocks) {
        queue(to -> to.blocksHeld(executorId, blocks));
    }

    @Override
    public void executorAdded(String executorId, String host, int slots) {
        queue(to -> to.executorAdded(executorId, host, slots));
    }

    @Override
    public void executorRemoved(String executorId, String reason) {
        queue(to -> to.executorRemoved(executorId, reason));
    }
}
