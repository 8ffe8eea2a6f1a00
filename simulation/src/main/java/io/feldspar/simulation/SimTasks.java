package io.feldspar.simulation;

import static io.feldspar.simulation.VirtualTime.MILLIS;
import static io.feldspar.simulation.VirtualTime.SECONDS;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.execution.TaskFailures;
import io.feldspar.rdd.execution.TaskRunner;
import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.protocol.CachedBlock;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskOutcome.FetchProblem;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.shipping.StageCache;
import io.feldspar.rdd.shuffle.MapOutputWriter;
import io.feldspar.rdd.shuffle.MemoryMapOutput;
import io.feldspar.simulation.Coverage.Path;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Runs the tasks of a simulated executor: a task reads and computes at one moment and is done at
/// a later one.
final class SimTasks implements TaskRunner {

    /// The local property of jobs whose tasks ask to commit.
    static final String COMMIT = "sim.commit";

    /// The local property of jobs of which one task always throws.
    static final String POISON = "sim.poison";

    /// The local property of jobs whose map outputs vanish.
    static final String LOSSY = "sim.lossy";

    private final Simulation world;
    private final SimExecutor executor;
    private final Map<Long, SimTask> running = new TreeMap<>();
    private final Map<Long, SimResult> results = new HashMap<>();
    private final Map<Long, Runnable> commitWaits = new HashMap<>();
    private final Map<Long, Runnable> barrierWaits = new HashMap<>();

    SimTasks(Simulation world, SimExecutor executor) {
        this.world = world;
        this.executor = executor;
    }

    /// The result of a task.
    record SimResult(long taskAttemptId, long count, long sum) {

        ByteBuffer bytes() {
            return ByteBuffer.allocate(24)
                    .putLong(taskAttemptId)
                    .putLong(count)
                    .putLong(sum)
                    .flip();
        }

        static SimResult from(ByteBuffer bytes) {
            ByteBuffer in = bytes.duplicate();
            return new SimResult(in.getLong(), in.getLong(), in.getLong());
        }
    }

    Map<Long, SimTask> running() {
        return running;
    }

    Map<Long, SimResult> results() {
        return results;
    }

    /// The process died.
    void vanish() {
        running.values().forEach(SimTask::end);
        running.clear();
        results.clear();
        commitWaits.clear();
        barrierWaits.clear();
    }

    @Override
    public void start(TaskSpec spec, TaskWork work) {
        SimTask task = new SimTask(spec, work, executor);
        running.put(spec.taskAttemptId(), task);
        checkLocations(spec);
        if (running.size() > executor.slots()) {
            world.invariants()
                    .fail(
                            Violation.Invariant.SLOTS_RESPECTED,
                            "%s runs %d tasks on %d slots"
                                    .formatted(executor.id(), running.size(), executor.slots()));
        }
        Faults faults = world.faults();
        long id = spec.taskAttemptId();
        world.trace().note(id, () -> executor.id() + " starts " + describe(spec));
        if (faults.on(Fault.Kind.TASKS_KILL, executor)) {
            executor.after(5 * MILLIS, () -> world.crash(executor, 500 * MILLIS));
            return;
        }
        boolean poisoned = spec.properties().containsKey(POISON) && spec.partition() == 0;
        if (poisoned || faults.on(Fault.Kind.TASKS_THROW, executor)) {
            step(task, 3 * MILLIS, () -> end(task, TaskFailures.of(new Thrown())));
            return;
        }
        boolean hangs = faults.on(Fault.Kind.TASKS_HANG, executor);
        if (hangs || faults.on(Fault.Kind.TASKS_STUCK, executor)) {
            return;
        }
        long duration = duration(id);
        long reading = duration / world.random().between(2, 20, 14, id);
        step(task, reading, () -> meet(task, () -> compute(task, duration - reading)));
    }

    private void checkLocations(TaskSpec spec) {
        for (TaskSpec.ShuffleInput input : spec.inputs()) {
            if (executor.directory().find(input) == null) {
                world.invariants()
                        .fail(
                                Violation.Invariant.LOCATIONS_KNOWN,
                                "%s starts on %s, which was not told where shuffle %d is"
                                        .formatted(
                                                describe(spec), executor.id(), input.shuffleId()));
            }
        }
    }

    /// What a task that throws throws.
    private static final class Thrown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Thrown() {
            super("a fault of the scenario", null, false, false);
        }
    }

    static String describe(TaskSpec spec) {
        return "task %d (stage %d.%d partition %d attempt %d%s)"
                .formatted(
                        spec.taskAttemptId(),
                        spec.stageId(),
                        spec.stageAttempt(),
                        spec.partition(),
                        spec.attemptNumber(),
                        spec.speculative() ? " speculative" : "");
    }

    private long duration(long id) {
        int pace = world.scenario().manner().pace();
        long usual = pace * world.random().between(2 * MILLIS, 120 * MILLIS, 1, id);
        boolean long_ = world.random().chance(world.scenario().manner().stragglers(), 2, id);
        long base = long_ ? usual * 10 : usual;
        return world.faults().on(Fault.Kind.SLOW, executor) ? base * 10 : base;
    }

    /// Plans the next step of a task, unless it has ended by then.
    private void step(SimTask task, long delay, Runnable action) {
        executor.after(
                delay,
                () -> {
                    if (!task.over() && !task.cancelled()) {
                        action.run();
                    }
                });
    }

    /// A task of a barrier stage waits for the others before it continues.
    private void meet(SimTask task, Runnable then) {
        if (world.invariants().isBarrier(task.stageId())) {
            barrierWaits.put(task.taskAttemptId(), then);
            String message = task.stageId() + "." + task.stageAttempt();
            executor.control().barrierArrived(task.taskAttemptId(), 0, message);
        } else {
            then.run();
        }
    }

    @Override
    public void barrierPassed(long taskAttemptId, int epoch, List<String> messages) {
        SimTask task = running.get(taskAttemptId);
        Runnable then = barrierWaits.remove(taskAttemptId);
        if (task == null || then == null || task.cancelled()) {
            return;
        }
        String expected = task.stageId() + "." + task.stageAttempt();
        if (messages.stream().anyMatch(message -> !message.equals(expected))) {
            world.invariants()
                    .fail(
                            Violation.Invariant.BARRIER_TOGETHER,
                            "%s met %s".formatted(describe(task.spec()), messages));
        }
        then.run();
    }

    private void compute(SimTask task, long rest) {
        StageWork work;
        try {
            work = world.stages().find(executor.stageCache(), task.spec(), task.work());
            checkBroadcast();
        } catch (Unreachable _) {
            step(task, 200 * MILLIS, () -> compute(task, rest));
            return;
        } catch (IllegalStateException e) {
            // Without the stack trace, which is not the same in each run.
            end(task, new TaskOutcome.Failed(Failure.of("Gone", String.valueOf(e.getMessage()))));
            return;
        }
        try {
            switch (work) {
                case StageWork.MapWork<?, ?> map -> write(map, task, rest);
                case StageWork.ResultWork result -> answer(rows(result.rdd(), task), task, rest);
            }
        } catch (FetchFailedException e) {
            TaskOutcome.FetchFailed failed = TaskFailures.of(e);
            boolean slow = failed.problem() == FetchProblem.UNREACHABLE;
            step(task, slow ? 2 * SECONDS : 2 * MILLIS, () -> end(task, failed));
        } catch (CorruptCheckpointException e) {
            step(task, MILLIS, () -> end(task, TaskFailures.of(e)));
        } catch (Exception e) {
            throw new IllegalStateException(describe(task.spec()) + " failed by itself", e);
        }
    }

    private void checkBroadcast() {
        long value = world.sevenAt(executor);
        if (value != 7) {
            world.invariants()
                    .fail(Violation.Invariant.RIGHT_ANSWER, "the broadcast value is " + value);
        }
    }

    private static <T> Iterator<T> rows(Rdd<T> rdd, SimTask task) {
        return rdd.iterator(StageCache.partition(task.work()), task);
    }

    private <T, B> void write(StageWork.MapWork<T, B> map, SimTask task, long rest)
            throws Exception {
        ShuffleDependency<T, B> shuffle = map.shuffle();
        MapOutputWriter<B> writer =
                new MemoryMapOutput<>(
                        shuffle.numPartitions(),
                        map.measure(),
                        blocks -> putUnlessLossy(task, shuffle.shuffleId(), blocks));
        map.mapSide().write(rows(map.rdd(), task), writer, task);
        step(
                task,
                rest,
                () -> {
                    if (world.faults().on(Fault.Kind.DISK_FULL, executor)) {
                        world.coverage().saw(Path.DISK_FOUND_FULL);
                        end(task, new TaskOutcome.Failed(Failure.of("DiskFull", "no room")));
                        return;
                    }
                    MapOutputWriter.Sizes sizes = writer.commit();
                    boolean updates = world.random().chance(0.7, 30, task.taskAttemptId());
                    if (updates) {
                        long id = task.taskAttemptId();
                        results.put(id, new SimResult(id, 0, 0));
                    }
                    end(
                            task,
                            new TaskOutcome.MapDone(
                                    shuffle.shuffleId(), sizes.rows(), sizes.bytes(), updates));
                });
    }

    private void putUnlessLossy(SimTask task, int shuffleId, List<?>[] blocks) {
        if (!task.spec().properties().containsKey(LOSSY)) {
            executor.putBlock(shuffleId, task.taskAttemptId(), blocks);
        }
    }

    private void answer(Iterator<?> rows, SimTask task, long rest) {
        List<Long> all = new ArrayList<>();
        rows.forEachRemaining(row -> all.add((Long) row));
        SimRows.Digest digest = SimRows.Digest.of(all);
        SimResult result = new SimResult(task.taskAttemptId(), digest.count(), digest.sum());
        world.remember(task.taskAttemptId(), all);
        boolean commits = task.spec().properties().containsKey(COMMIT);
        step(
                task,
                rest,
                () -> {
                    if (commits) {
                        commitWaits.put(task.taskAttemptId(), () -> finish(task, result));
                        executor.control().askCommit(task.taskAttemptId());
                    } else {
                        finish(task, result);
                    }
                });
    }

    private void finish(SimTask task, SimResult result) {
        // Small results travel along, large ones wait to be fetched.
        if (world.random().chance(0.7, 3, task.taskAttemptId())) {
            end(task, new TaskOutcome.ResultInline(result.bytes()));
        } else {
            results.put(task.taskAttemptId(), result);
            end(task, new TaskOutcome.ResultStored(24));
        }
    }

    private void end(SimTask task, TaskOutcome outcome) {
        long id = task.taskAttemptId();
        task.end();
        running.remove(id);
        commitWaits.remove(id);
        barrierWaits.remove(id);
        world.trace()
                .note(
                        -id,
                        () ->
                                "%s ends task %d: %s"
                                        .formatted(
                                                executor.id(),
                                                id,
                                                outcome.getClass().getSimpleName()));
        executor.control().taskEnded(id, outcome);
    }

    @Override
    public void kill(long taskAttemptId, String reason) {
        SimTask task = running.get(taskAttemptId);
        if (task == null || task.cancelled() || stuck(taskAttemptId)) {
            return;
        }
        // Some tasks look only now and then whether they are to stop, and may be done before.
        double deafness = world.scenario().manner().deafness();
        boolean late = world.random().chance(deafness, 8, taskAttemptId);
        long delay =
                late
                        ? world.random().between(20 * MILLIS, 5 * SECONDS, 9, taskAttemptId)
                        : world.random().between(MILLIS, 20 * MILLIS, 4, taskAttemptId);
        if (!late) {
            task.kill();
        }
        executor.after(
                delay,
                () -> {
                    if (!task.over()) {
                        task.kill();
                        end(task, new TaskOutcome.Killed(reason));
                    }
                });
    }

    private boolean stuck(long taskAttemptId) {
        return world.faults().on(Fault.Kind.TASKS_STUCK, executor)
                && world.random().chance(0.5, 5, taskAttemptId);
    }

    @Override
    public void commitAnswered(long taskAttemptId, boolean allowed) {
        SimTask task = running.get(taskAttemptId);
        Runnable then = commitWaits.remove(taskAttemptId);
        if (task == null || then == null || task.cancelled()) {
            return;
        }
        if (allowed) {
            long most = 60 * MILLIS * world.scenario().manner().pace();
            step(task, world.random().between(MILLIS, most, 6, taskAttemptId), then);
        } else {
            end(task, new TaskOutcome.CommitDenied());
        }
    }

    @Override
    public void forgetResult(long taskAttemptId) {
        results.remove(taskAttemptId);
    }

    @Override
    public void dropMapOutput(int shuffleId, long taskAttemptId) {
        executor.dropBlock(shuffleId, taskAttemptId);
    }

    @Override
    public void leave(int pass) {
        executor.after(10 * MILLIS, () -> executor.control().moved(pass, moveOutputs(), true));
    }

    /// Moves the outputs to other executors that answer, in turn.
    private List<ToDriver.MovedOutput> moveOutputs() {
        List<SimExecutor> others =
                world.executors().stream()
                        .filter(each -> each != executor && each.answers())
                        .toList();
        List<ToDriver.MovedOutput> moved = new ArrayList<>();
        if (others.isEmpty()) {
            return moved;
        }
        executor.blocks()
                .forEach(
                        (shuffle, attempts) ->
                                attempts.forEach(
                                        (attempt, block) -> {
                                            SimExecutor to =
                                                    others.get(moved.size() % others.size());
                                            to.putBlock(shuffle, attempt, block);
                                            moved.add(
                                                    new ToDriver.MovedOutput(
                                                            shuffle, attempt, to.id()));
                                        }));
        return moved;
    }

    @Override
    public void forgetShuffle(int shuffleId) {
        executor.dropShuffle(shuffleId);
    }

    @Override
    public Set<Integer> heldShuffles() {
        return executor.blocks().keySet();
    }

    @Override
    public void dropCached(int storeId, int belowVersion) {
        for (SimExecutor.CachedKey key : List.copyOf(executor.cached().keySet())) {
            if (key.storeId() == storeId && key.version() < belowVersion) {
                executor.dropCached(key);
            }
        }
    }

    @Override
    public List<CachedBlock> cachedBlocks() {
        return executor.cachedBlocks();
    }

    @Override
    public void forgetStage(int stageId) {
        executor.stageCache().forget(stageId);
    }

    @Override
    public void dropBroadcast(String broadcast) {
        executor.broadcasts().drop(broadcast);
    }

    @Override
    public void dropFetched() {
        if (world.shipping().dropsFetched()) {
            executor.stageCache().clear();
            executor.broadcasts().clear();
        }
    }

    /// Tasks may run for a while before they notice that they were cancelled.
    @Override
    public void reset() {
        for (SimTask task : List.copyOf(running.values())) {
            long id = task.taskAttemptId();
            if (world.random().chance(0.5, 31, id)) {
                world.coverage().saw(Path.TASK_LINGERED);
                executor.after(
                        world.random().between(MILLIS, 500 * MILLIS, 32, id),
                        () -> executor.control().taskEnded(id, new TaskOutcome.Killed("reset")));
            }
        }
        vanish();
        executor.blocks().clear();
        executor.stageCache().clear();
        executor.broadcasts().clear();
    }

    /// The result of an attempt, if it is still here.
    @Nullable SimResult result(long taskAttemptId) {
        return results.get(taskAttemptId);
    }
}
