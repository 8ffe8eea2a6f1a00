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
/// delivers a partition. Where it fails, its unread batches are dropped and the next attempt starts
/// over; rows that were read already are skipped, which requires an attempt that gives the same
/// rows in the same order.
public final class ResultCollector {

    private static final class Delivery {
        private final int partition;
        private long attempt;
        private String executor = "";
        private boolean open;
        private boolean complete;

        /// Rows of the partition that the reader has.
        private long read;

        /// Rows that the attempt is still to pass over.
        private long passOver;

        Delivery(int partition) {
            this.partition = partition;
        }
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
    public synchronized ResultChannel open(int partition, long attempt, String executor)
            throws InterruptedException {
        Delivery delivery = deliveries.computeIfAbsent(partition, Delivery::new);
        while (delivery.open && !closed) {
            wait();
        }
        if (!closed && !delivery.complete) {
            begin(delivery, attempt, executor);
        }
        return new Channel(delivery, attempt, executor);
    }

    private void begin(Delivery delivery, long attempt, String executor) {
        if (delivery.read > 0 && !repeatable) {
            throw new UnrepeatableException(
                    new FeldsparException(
                            ErrorCode.CLUSTER_FAILURE,
                            "A task was lost after a part of its rows had been delivered, and its"
                                    + " rows would come in another order",
                            "Run the query again."));
        }
        delivery.attempt = attempt;
        delivery.executor = executor;
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
        private final String executor;

        Channel(Delivery delivery, long attempt, String executor) {
            this.delivery = delivery;
            this.attempt = attempt;
            this.executor = executor;
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
                if (!wanted()) {
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

        /// Whether rows of this attempt are wanted.
        private boolean wanted() {
            if (!closed && !delivers() && !delivery.complete) {
                throw new FeldsparException(
                        ErrorCode.CLUSTER_FAILURE,
                        "Executor '%s' was lost while it delivered partition %d of the result"
                                .formatted(executor, delivery.partition));
            }
            return !closed && delivers();
        }

        private void add(Batch batch) {
            items.add(new Item(batch, delivery));
            bytes += batch.retainedBytes();
            ResultCollector.this.notifyAll();
        }

        @Override
        public void complete() {
            synchronized (ResultCollector.this) {
                if (wanted()) {
                    delivery.complete = true;
                }
            }
        }

        @Override
        public boolean abandon() {
            synchronized (ResultCollector.this) {
                if (delivers() && !delivery.complete) {
                    giveUp(delivery);
                }
                return repeatable || delivery.read == 0;
            }
        }

        @Override
        public void close() {
            synchronized (ResultCollector.this) {
                if (!delivers()) {
                    return;
                }
                if (delivery.complete) {
                    delivery.open = false;
                    ResultCollector.this.notifyAll();
                } else {
                    giveUp(delivery);
                }
            }
        }
    }

    /// Ends a delivery that failed. The next attempt starts over.
    private void giveUp(Delivery delivery) {
        delivery.open = false;
        items.removeIf(
                item -> {
                    boolean dropped = item.delivery == delivery;
                    if (dropped) {
                        bytes -= item.batch.retainedBytes();
                    }
                    return dropped;
                });
        notifyAll();
    }

    /// The executor is lost: other attempts deliver its tasks' unfinished results again.
    public synchronized void executorLost(String executor) {
        for (Delivery delivery : deliveries.values()) {
            if (delivery.open && delivery.executor.equals(executor) && !delivery.complete) {
                giveUp(delivery);
            }
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
