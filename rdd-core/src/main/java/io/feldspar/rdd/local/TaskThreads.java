package io.feldspar.rdd.local;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.broadcast.BroadcastReader;
import io.feldspar.rdd.execution.ExecutorControl;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.execution.TaskFailures;
import io.feldspar.rdd.execution.TaskRunner;
import io.feldspar.rdd.extension.ExecutorExtension;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.CachedBlock;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.serialization.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks on daemon threads, one for each slot.
final class TaskThreads implements TaskRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TaskThreads.class);

    /// Each narrow RDD of a task is a call within the one after it: enough for twenty thousand.
    /// What is not used takes no memory.
    private static final long STACK_BYTES = 16L << 20;

    private final LinkedBlockingQueue<RunningTask> queue = new LinkedBlockingQueue<>();
    private final Map<Long, RunningTask> running = new ConcurrentHashMap<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final String executorId;
    private final SerialLoop loop;
    private final ShuffleReads reads;
    private final HeldData held;
    private final TaskWorks works;
    private final Evacuation evacuation;
    private final @Nullable ExecutorExtension extension;
    private final AtomicInteger started = new AtomicInteger();
    private @Nullable ExecutorControl control;
    private @Nullable Abandoning abandoning;
    private volatile boolean closed;

    /// How long a task that was told to stop keeps its slot. After that its thread is replaced by
    /// another one, and may still run.
    ///
    /// @param after nanoseconds; 0 for never
    record Abandoning(Time time, long after) {}

    TaskThreads(
            String executorId,
            SerialLoop loop,
            ShuffleReads reads,
            HeldData held,
            TaskWorks works,
            Evacuation evacuation,
            @Nullable ExecutorExtension extension) {
        this.executorId = executorId;
        this.loop = loop;
        this.reads = reads;
        this.held = held;
        this.works = works;
        this.evacuation = evacuation;
        this.extension = extension;
    }

    void startThreads(int slots, ExecutorControl owner, Abandoning patience) {
        control = owner;
        abandoning = patience;
        for (int i = 0; i < slots; i++) {
            startThread();
        }
    }

    private void startThread() {
        threads.add(
                Thread.ofPlatform()
                        .daemon()
                        .stackSize(STACK_BYTES)
                        .name("feldspar-" + executorId + "-task-" + started.getAndIncrement())
                        .start(this::takeTasks));
    }

    void close() {
        closed = true;
        running.values().forEach(task -> task.kill("the context closed"));
        threads.forEach(Thread::interrupt);
    }

    @Override
    public void start(TaskSpec spec, TaskWork work) {
        RunningTask task =
                new RunningTask(
                        spec,
                        work,
                        executorId,
                        reads,
                        held.blocks(),
                        extension,
                        new ToControl(spec.taskAttemptId()));
        running.put(spec.taskAttemptId(), task);
        queue.add(task);
    }

    @Override
    public void kill(long taskAttemptId, String reason) {
        RunningTask task = running.get(taskAttemptId);
        if (task != null) {
            task.kill(reason);
            Abandoning patience = abandoning;
            if (patience != null && patience.after() > 0) {
                patience.time().after(patience.after(), () -> abandon(task, reason));
            }
        }
    }

    /// Lets another thread take the slot of a task that has not stopped, such as one in a loop of a
    /// user's code.
    private void abandon(RunningTask task, String reason) {
        long id = task.spec().taskAttemptId();
        Thread stuck = task.thread();
        if (closed || stuck == null || !running.remove(id, task)) {
            return;
        }
        LOG.warn("task attempt {} does not stop; thread {} is left to itself", id, stuck.getName());
        threads.remove(stuck);
        startThread();
        control().taskEnded(id, new TaskOutcome.Killed(reason));
    }

    @Override
    public void commitAnswered(long taskAttemptId, boolean allowed) {
        RunningTask task = running.get(taskAttemptId);
        if (task != null) {
            task.commitAnswered(allowed);
        }
    }

    @Override
    public void forgetResult(long taskAttemptId) {
        held.results().remove(taskAttemptId);
    }

    @Override
    public void dropMapOutput(int shuffleId, long taskAttemptId) {
        held.shuffles().drop(shuffleId, taskAttemptId);
    }

    @Override
    public void forgetShuffle(int shuffleId) {
        held.shuffles().forget(shuffleId);
    }

    @Override
    public Set<Integer> heldShuffles() {
        return held.shuffles().shuffles();
    }

    @Override
    public void forgetStage(int stageId) {
        works.forgetStage(stageId);
    }

    @Override
    public void dropCached(int storeId, int belowVersion) {
        held.blocks().drop(storeId, belowVersion);
    }

    @Override
    public void dropBroadcast(String broadcast) {
        held.broadcasts().drop(broadcast);
    }

    @Override
    public void dropFetched() {
        works.clear();
        held.broadcasts().clear();
    }

    @Override
    public void leave(int pass) {
        Thread.ofPlatform()
                .daemon()
                .name("feldspar-" + executorId + "-leaving")
                .start(() -> moveAll(pass));
    }

    private void moveAll(int pass) {
        try {
            evacuation.run(outputs -> moved(pass, outputs, false));
            moved(pass, List.of(), true);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void moved(int pass, List<ToDriver.MovedOutput> outputs, boolean last) {
        loop.handOver(() -> control().moved(pass, outputs, last));
    }

    @Override
    public List<CachedBlock> cachedBlocks() {
        return held.blocks().cached();
    }

    @Override
    public void reset() {
        running.values().forEach(task -> task.kill("the executor was fenced"));
        held.clear();
        works.clear();
    }

    @Override
    public void barrierPassed(long taskAttemptId, int epoch, List<String> messages) {
        RunningTask task = running.get(taskAttemptId);
        if (task != null) {
            task.barrierPassed(epoch, messages);
        }
    }

    /// Carries a task's questions to the executor's loop, which must not run on a thread that is
    /// interrupted when its task is to stop.
    private final class ToControl implements RunningTask.Questions {

        private final long taskAttemptId;

        ToControl(long taskAttemptId) {
            this.taskAttemptId = taskAttemptId;
        }

        @Override
        public void askCommit() {
            loop.handOver(() -> control().askCommit(taskAttemptId));
        }

        @Override
        public void arrive(int epoch, String message) {
            loop.handOver(() -> control().barrierArrived(taskAttemptId, epoch, message));
        }
    }

    private ExecutorControl control() {
        ExecutorControl owner = control;
        if (owner == null) {
            throw new IllegalStateException("threads were not started");
        }
        return owner;
    }

    private void takeTasks() {
        ScopedValue.where(BroadcastReader.CURRENT, held.broadcasts()).run(this::takeEach);
    }

    private void takeEach() {
        while (!closed) {
            try {
                if (!run(queue.take())) {
                    return;
                }
            } catch (InterruptedException e) {
                // A late kill of a task that is over; the loop ends by the flag alone.
                continue;
            }
        }
    }

    /// Returns whether the thread still has its slot.
    private boolean run(RunningTask task) {
        long id = task.spec().taskAttemptId();
        task.begin();
        TaskOutcome outcome = attempt(task);
        task.end();
        boolean reported = running.remove(id, task);
        if (reported) {
            loop.post(() -> control().taskEnded(id, outcome));
        }
        return reported;
    }

    /// Runs the task and says how it ended; nothing that user code throws passes.
    private TaskOutcome attempt(RunningTask task) {
        Throwable error = null;
        TaskOutcome outcome = null;
        try {
            task.checkCancelled();
            outcome = compute(task);
        } catch (Throwable e) {
            error = e;
        }
        Throwable atEnd = task.runCompletionActions();
        if (error == null && atEnd != null) {
            error = atEnd;
        }
        String killed = task.killReason();
        if (error == null && outcome != null && killed == null && task.fetchFailure() == null) {
            return outcome;
        }
        held.results().remove(task.spec().taskAttemptId());
        dropOutput(task);
        if (killed != null) {
            return new TaskOutcome.Killed(killed);
        }
        FetchFailedException fetch = fetchFailure(task, error);
        if (fetch != null) {
            return TaskFailures.of(fetch);
        }
        if (task.commitRefused()) {
            return new TaskOutcome.CommitDenied();
        }
        return failed(task, error);
    }

    /// What the task could not read, or what another task could not that read for this one.
    private static @Nullable FetchFailedException fetchFailure(
            RunningTask task, @Nullable Throwable error) {
        FetchFailedException own = task.fetchFailure();
        return own == null && error instanceof FetchFailedException others ? others : own;
    }

    /// A task that wrote its output and then came to nothing leaves none behind.
    private void dropOutput(RunningTask task) {
        int shuffleId = task.writtenShuffle();
        if (shuffleId >= 0) {
            held.shuffles().drop(shuffleId, task.spec().taskAttemptId());
        }
    }

    private TaskOutcome compute(RunningTask task) throws Exception {
        TaskSpec spec = task.spec();
        TaskWorks.Found found = works.find(spec, task.work());
        LocalWork work = new LocalWork(task, found.partition(), held.results(), works.form());
        return switch (found.stage()) {
            case StageWork.MapWork<?, ?> map -> work.write(map, held.shuffles());
            case StageWork.ResultWork result -> work.result(result);
        };
    }

    private TaskOutcome failed(RunningTask task, @Nullable Throwable error) {
        Throwable cause = error == null ? new IllegalStateException("no outcome") : error;
        Throwable thrown = thrown(cause);
        if (thrown != null) {
            held.results()
                    .put(task.spec().taskAttemptId(), new TaskResult.Held(null, Map.of(), thrown));
        }
        return TaskFailures.of(cause);
    }

    /// What the driver gets of the exception itself: nothing where it would not survive the way.
    private @Nullable Throwable thrown(Throwable error) {
        return switch (works.form()) {
            case SHARED -> error;
            case COPIED -> copied(error);
            case ENCODED -> null;
        };
    }

    private static @Nullable Throwable copied(Throwable error) {
        try {
            byte[] bytes = Serialization.write(error, "an error");
            return (Throwable) Serialization.read(bytes, "an error");
        } catch (RuntimeException | StackOverflowError _) {
            return null;
        }
    }
}
