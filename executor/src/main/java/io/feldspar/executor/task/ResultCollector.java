package io.feldspar.executor.task;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The result of a query between the tasks that make it and the thread that reads it: every
/// partition's rows once, whatever attempts there are. Thread-safe.
///
/// Tasks wait while more than the limit is unread, so that memory stays bounded however large the
/// result is; [#relax()] lifts that when someone else needs the threads. One attempt at a time
/// delivers a partition. Where it fails, its unread batches are dropped and the next attempt begins
/// anew; rows that were read already are passed over, which takes an attempt that gives the same
/// rows in the same order.
public final class ResultCollector {

    private static final class Delivery {
        private long attempt;
        private boolean open;
        private boolean complete;

        /// Rows of the partition that the reader has.
        private long read;

        /// Rows that the attempt is still to pass over.
        private long passOver;
    }

    private record Item(Batch batch, Delivery delivery) {}

    private final long limit;
    private final boolean repeatable;
    private final Deque<Item> items = new ArrayDeque<>();
    private final Map<Integer, Delivery> deliveries = new HashMap<>();
    private long bytes;
    private boolean relaxed;
    private boolean ended;
    private boolean closed;
    private @Nullable RuntimeException failure;

    /// @param limit bytes that may be unread before tasks wait
    /// @param repeatable whether a second attempt gives the same rows in the same order
    public ResultCollector(long limit, boolean repeatable) {
        this.limit = limit;
        this.repeatable = repeatable;
    }

    /// As [ResultSink#open].
    public synchronized ResultChannel open(int partition, long attempt)
            throws InterruptedException {
        Delivery delivery = deliveries.computeIfAbsent(partition, _ -> new Delivery());
        while (delivery.open && !closed) {
            wait();
        }
        if (!closed && !delivery.complete) {
            begin(delivery, attempt);
        }
        return new Channel(delivery, attempt);
    }

    private void begin(Delivery delivery, long attempt) {
        if (delivery.read > 0 && !repeatable) {
            throw new FeldsparException(
                    ErrorCode.CLUSTER_FAILURE,
                    "A task failed after a part of its rows had been delivered, and its rows"
                            + " would come in another order",
                    "Run the query again.");
        }
        delivery.attempt = attempt;
        delivery.open = true;
        delivery.passOver = delivery.read;
    }

    private static Batch without(Batch batch, int first) {
        int[] rows = IntStream.range(first, batch.rowCount()).map(batch::row).toArray();
        return batch.withSelection(rows, rows.length);
    }

    private final class Channel implements ResultChannel {

        private final Delivery delivery;
        private final long attempt;

        Channel(Delivery delivery, long attempt) {
            this.delivery = delivery;
            this.attempt = attempt;
        }

        private boolean delivers() {
            return delivery.open && delivery.attempt == attempt;
        }

        @Override
        public boolean put(Batch batch) throws InterruptedException {
            synchronized (ResultCollector.this) {
                while (bytes > limit && !relaxed && !closed) {
                    ResultCollector.this.wait();
                }
                if (closed || !delivers()) {
                    return false;
                }
                int rows = batch.rowCount();
                int passed = (int) Math.min(rows, delivery.passOver);
                delivery.passOver -= passed;
                if (passed < rows) {
                    add(passed == 0 ? batch : without(batch, passed));
                }
                return true;
            }
        }

        private void add(Batch batch) {
            items.add(new Item(batch, delivery));
            bytes += batch.retainedBytes();
            ResultCollector.this.notifyAll();
        }

        @Override
        public void complete() {
            synchronized (ResultCollector.this) {
                if (delivers()) {
                    delivery.complete = true;
                }
            }
        }

        @Override
        public void close() {
            synchronized (ResultCollector.this) {
                if (!delivers()) {
                    return;
                }
                delivery.open = false;
                if (!delivery.complete) {
                    items.removeIf(this::dropped);
                }
                ResultCollector.this.notifyAll();
            }
        }

        private boolean dropped(Item item) {
            if (item.delivery != delivery) {
                return false;
            }
            bytes -= item.batch.retainedBytes();
            return true;
        }
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
        while (items.isEmpty() && !ended && !closed) {
            wait();
        }
        if (failure != null) {
            throw failure;
        }
        Item item = items.poll();
        if (item == null) {
            return null;
        }
        bytes -= item.batch.retainedBytes();
        item.delivery.read += item.batch.rowCount();
        notifyAll();
        return item.batch;
    }

    /// The reader goes away.
    public synchronized void close() {
        closed = true;
        items.clear();
        bytes = 0;
        notifyAll();
    }
}
