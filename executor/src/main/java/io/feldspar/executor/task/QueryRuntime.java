package io.feldspar.executor.task;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.exchange.ExchangeBlocks;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// What the tasks of one run of a query share: its memory, the tables of its joins, its shuffles,
/// and whether it was cancelled. Thread-safe.
public final class QueryRuntime implements AutoCloseable {

    private final FeldsparContext context;
    private final MemoryPool memory;
    private final ExchangeBlocks exchanged;
    private final Metrics metrics;
    private final JoinTables joinTables;
    private final List<ShuffleDependency<Batch, Batch>> shuffles = new CopyOnWriteArrayList<>();
    private volatile @Nullable FeldsparException cancelled;
    private int activeTasks;
    private boolean over;

    /// @param memory the query's own pool
    /// @param measured whether each operator's rows and time are taken
    public QueryRuntime(FeldsparContext context, MemoryPool memory, boolean measured) {
        this.context = context;
        this.joinTables = new JoinTables(context.parallelism());
        this.memory = memory;
        this.exchanged = new ExchangeBlocks(memory);
        this.metrics = measured ? new Metrics.Measured(memory) : Metrics.NONE;
    }

    public FeldsparContext context() {
        return context;
    }

    public MemoryPool memory() {
        return memory;
    }

    /// What was measured of each operator.
    public Metrics metrics() {
        return metrics;
    }

    public JoinTables joinTables() {
        return joinTables;
    }

    public void use(ShuffleDependency<Batch, Batch> shuffle) {
        shuffles.add(shuffle);
    }

    /// Rows that stay in a shuffle until the query ends.
    ExchangeBlocks exchanged() {
        return exchanged;
    }

    /// Makes every task of the query end soon, with this error.
    public void cancel(FeldsparException reason) {
        cancelled = reason;
    }

    /// The error with which the query was cancelled, or null.
    public @Nullable FeldsparException cancellation() {
        return cancelled;
    }

    public OperatorContext context(TaskContext task, PhysicalPlan node) {
        MemoryPool pool = metrics.memory(node, memory);
        return new TaskOperatorContext(this, task, pool, metrics.of(node));
    }

    void checkCancelled(TaskContext task) {
        FeldsparException reason = cancelled;
        if (reason != null) {
            throw reason.causedBy(reason);
        }
        if (task.cancelled()) {
            throw new FeldsparException(ErrorCode.QUERY_CANCELLED, "The query was cancelled");
        }
    }

    /// Notes a task that works for the query, until it ends. A task that begins after the query
    /// has ended, because the word to stop is still on its way, would find nothing and free
    /// nothing.
    public void joined(TaskContext task) {
        synchronized (this) {
            if (over) {
                throw new FeldsparException(ErrorCode.QUERY_CANCELLED, "The query has ended");
            }
            activeTasks++;
        }
        task.onCompletion(this::left);
    }

    private synchronized void left() {
        activeTasks--;
        notifyAll();
    }

    /// Waits for tasks that were told to stop but have not yet: a job ends before they do.
    private synchronized void awaitTasks() {
        over = true;
        boolean interrupted = false;
        while (activeTasks > 0) {
            try {
                wait();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Frees what tasks left for each other, once the last of them has ended.
    @Override
    public void close() {
        awaitTasks();
        joinTables.close();
        shuffles.forEach(context::releaseShuffle);
        shuffles.clear();
        exchanged.close();
    }

    private record TaskOperatorContext(
            QueryRuntime runtime, TaskContext task, MemoryPool memory, @Nullable NodeMetrics node)
            implements OperatorContext {
        @Override
        public void checkCancelled() {
            runtime.checkCancelled(task);
        }

        @Override
        public void countIgnored(long values) {
            if (node != null) {
                node.addIgnored(values);
            }
        }
    }
}
