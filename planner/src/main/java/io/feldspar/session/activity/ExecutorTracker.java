package io.feldspar.session.activity;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.protocol.CachedBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Follows the executors of a context, those that are there and the last ones that went.
/// Thread-safe.
public final class ExecutorTracker implements EngineListener {

    private static final int REMEMBERED = 50;

    private static final class Executor {
        private final String id;
        private final String host;
        private final int slots;
        private final Instant since = Instant.now();
        private final Map<String, Long> outcomes = new TreeMap<>();
        private final Map<List<Integer>, CachedBlock> blocks = new HashMap<>();
        private int running;
        private long nanos;
        private @Nullable String removed;

        Executor(String id, String host, int slots) {
            this.id = id;
            this.host = host;
            this.slots = slots;
        }

        void hold(CachedBlock block) {
            List<Integer> key = List.of(block.storeId(), block.partition());
            if (block.present()) {
                blocks.put(key, block);
            } else {
                blocks.remove(key);
            }
        }

        ExecutorActivity activity() {
            return new ExecutorActivity(
                    id,
                    host,
                    slots,
                    since,
                    running,
                    outcomes,
                    TimeUnit.NANOSECONDS.toMillis(nanos),
                    blocks.size(),
                    blocks.values().stream().mapToLong(CachedBlock::memoryBytes).sum(),
                    blocks.values().stream().mapToLong(CachedBlock::diskBytes).sum(),
                    removed);
        }
    }

    private record Attempt(Executor executor, long start) {}

    private final Map<String, Executor> present = new LinkedHashMap<>();
    private final List<Executor> gone = new ArrayList<>();
    private final Map<Long, Attempt> attempts = new HashMap<>();

    /// Those that are there, and after them those that went, the last one first.
    public synchronized List<ExecutorActivity> executors() {
        List<ExecutorActivity> all = new ArrayList<>();
        present.values().forEach(executor -> all.add(executor.activity()));
        gone.reversed().forEach(executor -> all.add(executor.activity()));
        return all;
    }

    @Override
    public synchronized void executorAdded(String executorId, String host, int slots) {
        executorRemoved(executorId, "it registered again");
        present.put(executorId, new Executor(executorId, host, slots));
    }

    @Override
    public synchronized void executorRemoved(String executorId, String reason) {
        Executor executor = present.remove(executorId);
        if (executor != null) {
            executor.removed = reason;
            executor.blocks.clear();
            gone.add(executor);
            if (gone.size() > REMEMBERED) {
                gone.removeFirst();
            }
        }
    }

    @Override
    public synchronized void taskStarted(
            int stageId, int partition, long taskAttemptId, String executorId) {
        Executor executor = present.get(executorId);
        if (executor != null) {
            executor.running++;
            attempts.put(taskAttemptId, new Attempt(executor, System.nanoTime()));
        }
    }

    @Override
    public synchronized void taskEnded(
            int stageId, int partition, long taskAttemptId, String outcome) {
        Attempt attempt = attempts.remove(taskAttemptId);
        if (attempt != null) {
            Executor executor = attempt.executor();
            executor.running--;
            executor.nanos += System.nanoTime() - attempt.start();
            executor.outcomes.merge(outcome, 1L, Long::sum);
        }
    }

    @Override
    public synchronized void blockChanged(String executorId, CachedBlock block) {
        Executor executor = present.get(executorId);
        if (executor != null) {
            executor.hold(block);
        }
    }

    @Override
    public synchronized void blocksHeld(String executorId, List<CachedBlock> blocks) {
        Executor executor = present.get(executorId);
        if (executor != null) {
            executor.blocks.clear();
            blocks.forEach(executor::hold);
        }
    }
}
