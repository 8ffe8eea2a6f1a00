package io.feldspar.rdd.local;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TaskKilledException;
import io.feldspar.rdd.extension.ExecutorExtension;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.shuffle.ShuffleReader;
import io.feldspar.rdd.storage.BlockStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// A task attempt on a thread of this process.
final class RunningTask implements TaskContext {

    private final TaskSpec spec;
    private final TaskWork work;
    private final ShuffleReads reads;
    private final BlockStore blocks;
    private final @Nullable ExecutorExtension extension;
    private final Questions questions;
    private final String executorId;
    private final CompletableFuture<Boolean> commitAnswer = new CompletableFuture<>();
    private final Deque<Runnable> completionActions = new ArrayDeque<>();
    private final Map<Long, List<Object>> updates = new HashMap<>();
    private volatile @Nullable String killReason;
    private @Nullable Thread thread;
    private volatile @Nullable FetchFailedException fetchFailure;
    private boolean commitRefused;
    private int writtenShuffle = -1;
    private int epoch;
    private volatile CompletableFuture<List<String>> passed = new CompletableFuture<>();

    /// What a task asks of the driver, by way of its executor's loop.
    interface Questions {

        void askCommit();

        /// @param epoch how often the task has waited before
        void arrive(int epoch, String message);
    }

    RunningTask(
            TaskSpec spec,
            TaskWork work,
            String executorId,
            ShuffleReads reads,
            BlockStore blocks,
            @Nullable ExecutorExtension extension,
            Questions questions) {
        this.spec = spec;
        this.work = work;
        this.reads = reads;
        this.blocks = blocks;
        this.extension = extension;
        this.executorId = executorId;
        this.questions = questions;
    }

    TaskSpec spec() {
        return spec;
    }

    TaskWork work() {
        return work;
    }

    /// The calling thread runs this task from now on and is interrupted when it is killed.
    synchronized void begin() {
        thread = Thread.currentThread();
        if (killReason != null) {
            thread.interrupt();
        }
    }

    /// The thread that runs this task, or null before and after.
    synchronized @Nullable Thread thread() {
        return thread;
    }

    /// The calling thread no longer runs this task.
    void end() {
        synchronized (this) {
            thread = null;
        }
        // What interrupted this task must not reach the next one.
        Thread.interrupted();
    }

    void kill(String reason) {
        synchronized (this) {
            if (killReason == null) {
                killReason = reason;
            }
            if (thread != null) {
                thread.interrupt();
            }
        }
        commitAnswer.complete(false);
        passed.cancel(false);
    }

    void barrierPassed(int atEpoch, List<String> messages) {
        synchronized (this) {
            if (atEpoch == epoch) {
                passed.complete(messages);
            }
        }
    }

    @Nullable String killReason() {
        return killReason;
    }

    void commitAnswered(boolean allowed) {
        commitAnswer.complete(allowed);
    }

    @Nullable FetchFailedException fetchFailure() {
        return fetchFailure;
    }

    /// The shuffle that this task has written its output for, or -1.
    int writtenShuffle() {
        return writtenShuffle;
    }

    void markWritten(int shuffleId) {
        writtenShuffle = shuffleId;
    }

    boolean commitRefused() {
        return commitRefused;
    }

    Map<Long, List<Object>> updates() {
        return updates;
    }

    /// Runs all completion actions, the last registered first. What one throws does not keep
    /// the others from running.
    @Nullable Throwable runCompletionActions() {
        Throwable first = null;
        while (!completionActions.isEmpty()) {
            try {
                completionActions.pop().run();
            } catch (Throwable e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }

    @Override
    public int stageId() {
        return spec.stageId();
    }

    @Override
    public int stageAttempt() {
        return spec.stageAttempt();
    }

    @Override
    public int partitionId() {
        return spec.partition();
    }

    @Override
    public int attemptNumber() {
        return spec.attemptNumber();
    }

    @Override
    public long taskAttemptId() {
        return spec.taskAttemptId();
    }

    @Override
    public boolean cancelled() {
        return killReason != null;
    }

    @Override
    public void checkCancelled() {
        String reason = killReason;
        if (reason != null) {
            throw new TaskKilledException(reason);
        }
    }

    @Override
    public void onCompletion(Runnable action) {
        completionActions.push(action);
    }

    @Override
    public @Nullable String localProperty(String key) {
        return spec.properties().get(key);
    }

    @Override
    public <B> Iterator<B> readShuffle(
            ShuffleDependency<?, B> shuffle, int reducePartition, int mapStart, int mapEnd) {
        checkCancelled();
        // A failure is recorded, because user code may catch it and continue with incomplete rows.
        ShuffleReader<B> reader =
                reads.read(spec, shuffle, reducePartition, mapStart, mapEnd, e -> fetchFailure = e);
        onCompletion(reader::close);
        return reader;
    }

    @Override
    public int cacheVersion(int rddId) {
        for (TaskSpec.CacheVersion each : spec.cacheVersions()) {
            if (each.rddId() == rddId) {
                return each.version();
            }
        }
        return 0;
    }

    @Override
    public <E extends ExecutorExtension> E extension(Class<E> type) {
        if (!type.isInstance(extension)) {
            throw new IllegalStateException(
                    "executor %s has no %s".formatted(executorId, type.getSimpleName()));
        }
        return type.cast(extension);
    }

    @Override
    public BlockStore blocks() {
        return blocks;
    }

    @Override
    public boolean mayCommit() {
        checkCancelled();
        questions.askCommit();
        try {
            boolean allowed = commitAnswer.get();
            commitRefused = !allowed;
            return allowed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskKilledException("interrupted while asking whether to commit");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String executorId() {
        return executorId;
    }

    @Override
    public List<String> gather(String message) {
        checkCancelled();
        questions.arrive(epoch, message);
        try {
            List<String> messages = passed.get();
            synchronized (this) {
                epoch++;
                passed = new CompletableFuture<>();
            }
            checkCancelled();
            return messages;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskKilledException("interrupted while waiting for the other tasks");
        } catch (CancellationException e) {
            throw new TaskKilledException("stopped while waiting for the other tasks");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void accumulate(long accumulatorId, Object update) {
        updates.computeIfAbsent(accumulatorId, id -> new ArrayList<>()).add(update);
    }
}
