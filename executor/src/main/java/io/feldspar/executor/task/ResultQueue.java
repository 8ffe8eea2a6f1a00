package io.feldspar.executor.task;

import io.feldspar.executor.vector.Batch;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Result batches on their way from tasks to the reader.
///
/// Tasks wait while more than the limit is unread, so that memory stays bounded however large the
/// result is; [#relax()] lifts that when someone else needs the threads. Thread-safe.
public final class ResultQueue {

    private final long limit;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private long bytes;
    private boolean relaxed;
    private boolean ended;
    private boolean closed;
    private @Nullable RuntimeException failure;

    /// @param limit bytes that may be unread before tasks wait
    public ResultQueue(long limit) {
        this.limit = limit;
    }

    /// Hands a batch to the reader, who owns it from now on. Waits while the queue is full.
    ///
    /// @return false where the reader has gone
    public synchronized boolean put(Batch batch) throws InterruptedException {
        while (bytes > limit && !relaxed && !closed) {
            wait();
        }
        if (closed) {
            return false;
        }
        batches.add(batch);
        bytes += batch.retainedBytes();
        notifyAll();
        return true;
    }

    /// No task waits from now on.
    public synchronized void relax() {
        relaxed = true;
        notifyAll();
    }

    /// There is no more; `reason` where it ended in an error.
    public synchronized void end(@Nullable RuntimeException reason) {
        if (!ended) {
            ended = true;
            failure = reason;
            notifyAll();
        }
    }

    /// The next batch; null at the end.
    ///
    /// @throws RuntimeException the error in which the query ended
    public synchronized @Nullable Batch take() throws InterruptedException {
        while (batches.isEmpty() && !ended && !closed) {
            wait();
        }
        if (failure != null) {
            throw failure;
        }
        Batch batch = batches.poll();
        if (batch != null) {
            bytes -= batch.retainedBytes();
            notifyAll();
        }
        return batch;
    }

    /// The reader goes away.
    public synchronized void close() {
        closed = true;
        batches.clear();
        bytes = 0;
        notifyAll();
    }
}
