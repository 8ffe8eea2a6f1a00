package io.feldspar.executor.task;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.exchange.ExchangeBlocks;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.cache.DataCache;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.rdd.TaskContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What the tasks of one query share on an executor: memory, the tables of its joins, and whether
/// the query was cancelled. Thread-safe.
final class QueryRuntime {

    /// How long the end of a query waits for tasks that were told to stop.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final ExecutorRuntime executor;
    private final MemoryPool memory;
    private final ExchangeBlocks exchanged;
    private final NodePools nodePools;
    private final JoinTables joinTables;
    private final QueryLimits limits;
    private final int threads;
    private final AtomicLong scanned = new AtomicLong();
    private volatile @Nullable FeldsparException cancelled;
    private int activeTasks;
    private boolean abandoned;

    /// @param memory the query's own pool
    /// @param threads how many tasks run at a time
    QueryRuntime(ExecutorRuntime executor, QuerySpec spec, MemoryPool memory, int threads) {
        this.executor = executor;
        this.memory = memory;
        this.exchanged = new ExchangeBlocks(memory);
        this.nodePools = new NodePools(memory, spec.measured());
        this.joinTables = new JoinTables(threads);
        this.limits = spec.limits();
        this.threads = threads;
    }

    /// How many tasks run at a time.
    int threads() {
        return threads;
    }

    NodePools nodePools() {
        return nodePools;
    }

    JoinTables joinTables() {
        return joinTables;
    }

    /// How often a recursive query runs that names no limit of its own.
    long recursionLimit() {
        return limits.recursion();
    }

    ExecutionOptions options() {
        return executor.options();
    }

    Table table(TableHandle handle) {
        return executor.tables().table(handle);
    }

    /// Rows that stay in a shuffle until the query ends.
    ExchangeBlocks exchanged() {
        return exchanged;
    }

    void cancel(FeldsparException reason) {
        cancelled = reason;
    }

    /// @param node the identifier of the node whose operator is to run, and how errors call it
    OperatorContext context(TaskContext task, TaskMetrics metrics, int node, String name) {
        return new TaskOperatorContext(this, task, metrics, node, nodePools.pool(node, name));
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

    private void countScanned(long bytes) {
        long all = scanned.addAndGet(bytes);
        if (limits.scanned() > 0 && all > limits.scanned()) {
            throw new FeldsparException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "The statement reads more than the %d bytes that resource group '%s' allows"
                            .formatted(limits.scanned(), limits.group()),
                    "Read fewer columns, or restrict the rows.");
        }
    }

    /// A task begins to work for the query.
    synchronized void enter() {
        activeTasks++;
    }

    void leave() {
        boolean last;
        synchronized (this) {
            activeTasks--;
            last = activeTasks == 0 && abandoned;
            notifyAll();
        }
        if (last) {
            free();
        }
    }

    /// Frees what tasks left for each other, once the last of them has ended: tasks that were told
    /// to stop may still run when the job has ended. One that does not stop, such as a loop in a
    /// user's code, is not waited for; it frees the rest if it ever ends.
    QueryMemory end() {
        if (awaitTasks()) {
            free();
        }
        return QueryMemory.of(memory);
    }

    private void free() {
        joinTables.close();
        exchanged.close();
    }

    /// Returns whether no task is left.
    private synchronized boolean awaitTasks() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        boolean interrupted = false;
        while (activeTasks > 0 && !abandoned) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            try {
                if (left > 0) {
                    wait(left);
                } else {
                    abandoned = true;
                }
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return activeTasks == 0;
    }

    private record TaskOperatorContext(
            QueryRuntime runtime,
            TaskContext task,
            TaskMetrics metrics,
            int node,
            MemoryPool memory)
            implements OperatorContext {
        @Override
        public void checkCancelled() {
            runtime.checkCancelled(task);
        }

        @Override
        public DataCache cache() {
            return runtime.executor.cache();
        }

        @Override
        public void countIgnored(long values) {
            metrics.countIgnored(node, values);
        }

        @Override
        public void countScanned(long bytes) {
            runtime.countScanned(bytes);
        }
    }
}
