package io.feldspar.executor.cluster;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.protocol.CachedBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/// Requests executors as tasks need them, and releases those that were idle for long. Thread-safe.
///
/// ```text
/// needed     tasks that have not ended / tasks of an executor, between the least and the most
/// requested  rises to what is needed at once; falls as idle executors are released
/// ```
///
/// An executor that keeps cached partitions is not idle, nor is one whose outputs may be read: the
/// driver refuses to release it.
final class ExecutorAllocation implements EngineListener {

    static final String IDLE = "it was idle";

    private final ExecutorCount count;
    private final int cores;
    private final IntConsumer request;
    private final Consumer<String> release;
    private final LongSupplier nanos;

    /// Guarded by this, as all that changes.
    private final Map<Integer, Integer> tasksLeft = new HashMap<>();

    private final Map<Long, String> running = new HashMap<>();
    private final Map<String, Executor> executors = new HashMap<>();
    private int requested;

    /// What is known of an executor.
    private static final class Executor {
        private final Set<List<Integer>> cached = new HashSet<>();
        private int running;
        private long idleSince;
    }

    /// @param request takes how many executors there should be
    /// @param release takes an executor that should end if nobody needs it
    ExecutorAllocation(
            ExecutorCount count,
            int cores,
            IntConsumer request,
            Consumer<String> release,
            LongSupplier nanos) {
        this.count = count;
        this.cores = cores;
        this.request = request;
        this.release = release;
        this.nanos = nanos;
        this.requested = count.least();
    }

    private int needed() {
        long tasks = tasksLeft.values().stream().mapToLong(Integer::longValue).sum();
        long wanted = (tasks + cores - 1) / cores;
        return Math.clamp(wanted, count.least(), count.most());
    }

    private void request(int wanted) {
        if (wanted != requested) {
            requested = wanted;
            request.accept(wanted);
        }
    }

    @Override
    public synchronized void stageSubmitted(int stageId, int attempt, int tasks, String name) {
        tasksLeft.put(stageId, tasks);
        request(Math.max(requested, needed()));
    }

    @Override
    public synchronized void stageCompleted(int stageId, int attempt, String failure) {
        tasksLeft.remove(stageId);
    }

    @Override
    public synchronized void taskStarted(
            int stageId, int partition, long taskAttemptId, String executorId) {
        Executor executor = executors.get(executorId);
        if (executor != null) {
            running.put(taskAttemptId, executorId);
            executor.running++;
        }
    }

    @Override
    public synchronized void taskEnded(
            int stageId, int partition, long taskAttemptId, String outcome) {
        String executorId = running.remove(taskAttemptId);
        Executor executor = executorId == null ? null : executors.get(executorId);
        if (executor != null) {
            executor.running--;
            executor.idleSince = nanos.getAsLong();
        }
        if (outcome.equals("succeeded")) {
            tasksLeft.computeIfPresent(stageId, (_, left) -> Math.max(0, left - 1));
        }
    }

    @Override
    public synchronized void blockChanged(String executorId, CachedBlock block) {
        Executor executor = executors.get(executorId);
        if (executor != null) {
            note(executor, block);
        }
    }

    @Override
    public synchronized void blocksHeld(String executorId, List<CachedBlock> blocks) {
        Executor executor = executors.get(executorId);
        if (executor != null) {
            executor.cached.clear();
            blocks.forEach(each -> note(executor, each));
        }
    }

    private static void note(Executor executor, CachedBlock block) {
        List<Integer> partition = List.of(block.storeId(), block.partition(), block.version());
        if (block.present()) {
            executor.cached.add(partition);
        } else {
            executor.cached.remove(partition);
        }
    }

    @Override
    public synchronized void executorAdded(String executorId, String host, int slots) {
        Executor executor = new Executor();
        executor.idleSince = nanos.getAsLong();
        executors.put(executorId, executor);
    }

    @Override
    public synchronized void executorRemoved(String executorId, String reason) {
        executors.remove(executorId);
        if (reason.equals(IDLE)) {
            request(Math.max(needed(), Math.min(requested, executors.size())));
        }
    }

    /// Gives up what is not needed any more. Called at intervals.
    void reduce() {
        List<String> idle = new ArrayList<>();
        synchronized (this) {
            int needed = needed();
            // Those that no cluster had room for.
            request(Math.max(needed, Math.min(requested, executors.size())));
            long now = nanos.getAsLong();
            executors.forEach(
                    (id, executor) -> {
                        if (executor.running == 0
                                && executor.cached.isEmpty()
                                && now - executor.idleSince >= count.idle().toNanos()
                                && executors.size() - idle.size() > needed) {
                            idle.add(id);
                        }
                    });
        }
        idle.forEach(release);
    }
}
