package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.failure.RemoteTaskException;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows each launched attempt to its end and says what the end means for its task: done, to be
/// tried again, or failed for good.
final class Attempts {

    /// So many attempts of a task are lost without a fault before the next ones count.
    private static final int MOST_LOSSES = 20;

    private final SchedulerSettings settings;
    private final SchedulerPolicy policy;
    private final Time time;
    private final ExecutorPort port;
    private final ResultSource results;
    private final TaskSetEvents events;
    private final Executors executors;
    private final ExcludeList excludeList;
    private final SchedulingTimeouts timeouts;
    private final List<TaskSet> taskSets;
    private final Runnable assign;
    private final CommitRights commits;
    private final Map<Long, TaskAttempt> attempts = new HashMap<>();
    private final Set<Long> fetching = new HashSet<>();

    /// What of the task scheduler an end of an attempt concerns.
    ///
    /// @param assign fills free slots
    record SchedulerState(
            Executors executors,
            ExcludeList excludeList,
            SchedulingTimeouts timeouts,
            List<TaskSet> taskSets,
            Runnable assign) {}

    Attempts(
            SchedulerSettings settings,
            SchedulerPolicy policy,
            Time time,
            ExecutorPort port,
            ResultSource results,
            TaskSetEvents events,
            SchedulerState state) {
        this.settings = settings;
        this.policy = policy;
        this.time = time;
        this.port = port;
        this.results = results;
        this.events = events;
        this.executors = state.executors();
        this.excludeList = state.excludeList();
        this.timeouts = state.timeouts();
        this.taskSets = state.taskSets();
        this.assign = state.assign();
        this.commits = new CommitRights(policy);
    }

    CommitRights commits() {
        return commits;
    }

    void add(TaskAttempt attempt) {
        attempts.put(attempt.id(), attempt);
    }

    /// Stops the attempt if it runs too long.
    void watch(TaskAttempt attempt) {
        if (settings.liveness().taskTimeout() > 0) {
            time.after(settings.liveness().taskTimeout(), () -> tooLong(attempt));
        }
    }

    /// Whether the attempt has not ended.
    boolean runs(long taskAttemptId) {
        return attempts.containsKey(taskAttemptId);
    }

    /// How many have not ended, or have ended and their results are still under way.
    int size() {
        return attempts.size() + fetching.size();
    }

    /// An executor says, perhaps not for the first time, that an attempt ended.
    void ended(ToDriver.TaskFinished message) {
        long id = message.taskAttemptId();
        if (fetching.contains(id)) {
            return;
        }
        TaskAttempt attempt = attempts.remove(id);
        if (attempt == null) {
            if (message.outcome() instanceof TaskOutcome.MapDone map) {
                events.unexpectedOutput(message.executorId(), map.shuffleId(), id);
            }
            acknowledge(message.executorId(), id);
            return;
        }
        boolean failed = message.outcome() instanceof TaskOutcome.Failed;
        ExecutorState executor = executors.find(attempt.executorId());
        if (executor != null) {
            executor.end(attempt, policy.freesSlot(failed));
        }
        conclude(attempt, message.outcome());
    }

    private void acknowledge(String executorId, long taskAttemptId) {
        port.send(executorId, new ToExecutor.StatusAck(taskAttemptId));
    }

    /// A task waits for the others of its barrier stage.
    void barrierArrived(ToDriver.BarrierArrived arrived) {
        TaskAttempt attempt = attempts.get(arrived.taskAttemptId());
        if (attempt == null || attempt.killed() || attempt.tasks().zombie()) {
            return;
        }
        TaskSet tasks = attempt.tasks();
        if (!tasks.barrier()) {
            barrierMisused(
                    attempt, "is not a barrier stage, but a task of it waits for the others");
        } else if (tasks.anyDone() && !tasks.meeting().isOver(arrived.epoch())) {
            barrierMisused(attempt, "waits at a barrier for a task that has ended");
        } else {
            tasks.meeting().arrived(attempt, arrived.epoch(), arrived.message(), port);
        }
    }

    private void barrierMisused(TaskAttempt attempt, String what) {
        events.taskSetFailed(
                attempt.tasks(),
                new JobFailedException(
                        Reason.INVALID_STAGE,
                        "stage %d %s".formatted(attempt.tasks().stageId(), what),
                        null));
    }

    void askCommit(ToDriver.AskCommit ask) {
        TaskAttempt attempt = attempts.get(ask.taskAttemptId());
        boolean allowed =
                attempt != null
                        && !attempt.killed()
                        && !attempt.tasks().isDone(attempt.index())
                        && events.mayCommit(attempt)
                        && commits.ask(
                                attempt.tasks().stageId(), attempt.partition(), attempt.id());
        port.send(ask.executorId(), new ToExecutor.CommitAnswer(ask.taskAttemptId(), allowed));
    }

    /// The executor no longer has the attempt.
    ///
    /// @param fault whether the task may have been the reason
    void lost(TaskAttempt attempt, ExecutorState executor, String why, boolean fault) {
        if (policy.endsLostAttempts()) {
            attempts.remove(attempt.id());
        }
        executor.end(attempt, true);
        lost(attempt, why, fault);
    }

    private void lost(TaskAttempt attempt, String why, boolean fault) {
        TaskSet tasks = attempt.tasks();
        tasks.ended(attempt);
        commitFailed(attempt);
        events.taskEnded(attempt, "lost");
        if (tasks.barrier() && !tasks.zombie()) {
            events.barrierBroken(tasks, why);
        } else if (!counts(attempt, fault)
                || !countFailure(attempt, Failure.of("executor lost", why), null)) {
            if (policy.retriesLost()) {
                again(attempt);
            }
        }
        removeIfFinished(tasks);
    }

    /// Whether a loss counts as a failure. One that is nobody's fault does not, unless there were
    /// so many that the task itself must be what the system kills executors for.
    private static boolean counts(TaskAttempt attempt, boolean fault) {
        return fault || attempt.tasks().countLoss(attempt.index()) > MOST_LOSSES;
    }

    // ---- how attempts end ----

    private void conclude(TaskAttempt attempt, TaskOutcome outcome) {
        switch (outcome) {
            case TaskOutcome.MapDone map -> mapDone(attempt, map);
            case TaskOutcome.ResultInline inline -> resultDone(attempt, inline);
            case TaskOutcome.ResultStored stored -> resultDone(attempt, stored);
            case TaskOutcome.Failed failed -> failed(attempt, failed);
            case TaskOutcome.FetchFailed fetch -> fetchFailed(attempt, fetch);
            case TaskOutcome.Killed _ -> stopped(attempt, "killed");
            case TaskOutcome.CommitDenied _ -> denied(attempt);
        }
    }

    private void over(TaskAttempt attempt, String outcome) {
        attempt.tasks().ended(attempt);
        if (!outcome.equals("succeeded")) {
            commitFailed(attempt);
        }
        events.taskEnded(attempt, outcome);
    }

    /// Takes back the right to commit; attempts that were refused for its sake may try again.
    private void commitFailed(TaskAttempt attempt) {
        int stageId = attempt.tasks().stageId();
        if (commits.failed(stageId, attempt.partition(), attempt.id())) {
            for (TaskSet each : taskSets) {
                int index = each.stageId() == stageId ? each.indexOf(attempt.partition()) : -1;
                if (index >= 0) {
                    each.requeue(index);
                    timeouts.mayBeHopeless(each);
                }
            }
        }
    }

    private void mapDone(TaskAttempt attempt, TaskOutcome.MapDone map) {
        MapOutput output = attempt.output(BlockSizes.of(map.rows(), map.bytes()));
        if (map.updates()) {
            fetch(attempt, map, new MapUpdates(attempt, map.shuffleId(), output));
        } else {
            succeeded(attempt);
            events.mapDone(attempt, output, Map.of());
            acknowledge(attempt.executorId(), attempt.id());
            removeIfFinished(attempt.tasks());
        }
    }

    private void resultDone(TaskAttempt attempt, TaskOutcome outcome) {
        TaskSet tasks = attempt.tasks();
        long bytes = tasks.countResult(ResultLimit.bytes(outcome));
        long most = settings.failures().maxResultBytes();
        if (bytes <= most) {
            fetch(attempt, outcome, (value, updates) -> events.resultDone(attempt, value, updates));
            return;
        }
        over(attempt, "failed");
        acknowledge(attempt.executorId(), attempt.id());
        if (!tasks.zombie()) {
            events.taskSetFailed(tasks, ResultLimit.exceeded(tasks, bytes, most));
        }
        removeIfFinished(tasks);
    }

    private void fetch(TaskAttempt attempt, TaskOutcome outcome, OnFetched then) {
        fetching.add(attempt.id());
        results.fetch(attempt.executorId(), attempt.id(), outcome, new Fetched(attempt, then));
    }

    private void succeeded(TaskAttempt attempt) {
        attempt.tasks().recordDuration(time.nanos() - attempt.launchedAt());
        over(attempt, "succeeded");
        TaskSet tasks = attempt.tasks();
        if (tasks.barrier() && !tasks.zombie() && tasks.meeting().waitsFor(attempt.index())) {
            barrierMisused(attempt, "waits at a barrier for a task that has ended");
        }
    }

    private void failed(TaskAttempt attempt, TaskOutcome.Failed failed) {
        over(attempt, "failed");
        TaskSet tasks = attempt.tasks();
        ExecutorState executor = executors.find(attempt.executorId());
        if (executor != null) {
            excludeList.failed(executor, executors.all(), time.nanos());
            tasks.exclusions().failed(attempt.index(), executor.id(), executor.host());
        }
        Throwable thrown = results.error(attempt.executorId(), attempt.id());
        acknowledge(attempt.executorId(), attempt.id());
        boolean given = countFailure(attempt, failed.failure(), thrown);
        if (!given && tasks.barrier() && !tasks.zombie()) {
            events.barrierBroken(tasks, failed.failure().summary());
        } else if (!given) {
            again(attempt);
        }
        removeIfFinished(tasks);
    }

    /// The task waits again, unless a copy of it runs.
    private void again(TaskAttempt attempt) {
        attempt.tasks().requeue(attempt.index());
        timeouts.mayBeHopeless(attempt.tasks());
    }

    /// Counts a failure against the task; true if it was one too many and the set was given up.
    ///
    /// @param thrown what the task threw, where that is at hand
    private boolean countFailure(TaskAttempt attempt, Failure failure, @Nullable Throwable thrown) {
        TaskSet tasks = attempt.tasks();
        if (tasks.zombie() || tasks.isDone(attempt.index())) {
            return false;
        }
        int failures = tasks.countFailure(attempt.index());
        boolean tooMany = policy.taskFailed(failures, settings.failures().maxTaskFailures());
        if (failure.retriable() && !tooMany) {
            return false;
        }
        String text =
                "task %d of stage %d failed %d time(s), the last on executor %s: %s"
                        .formatted(
                                attempt.partition(),
                                tasks.stageId(),
                                failures,
                                attempt.executorId(),
                                failure.summary());
        Throwable cause = thrown == null ? new RemoteTaskException(failure) : thrown;
        events.taskSetFailed(
                tasks, new JobFailedException(Reason.TASK_FAILED, text, failure, cause));
        return true;
    }

    private void fetchFailed(TaskAttempt attempt, TaskOutcome.FetchFailed fetch) {
        over(attempt, "failed");
        TaskSet tasks = attempt.tasks();
        if (!tasks.isDone(attempt.index())) {
            tasks.makeZombie();
        }
        acknowledge(attempt.executorId(), attempt.id());
        events.fetchFailed(attempt, fetch);
        removeIfFinished(tasks);
    }

    private void stopped(TaskAttempt attempt, String outcome) {
        over(attempt, outcome);
        acknowledge(attempt.executorId(), attempt.id());
        TaskSet tasks = attempt.tasks();
        if (tasks.barrier() && !tasks.zombie() && !tasks.isDone(attempt.index())) {
            events.barrierBroken(tasks, "a task was stopped");
        } else {
            again(attempt);
        }
        removeIfFinished(tasks);
    }

    /// The attempt might not commit. If that was for the sake of one that still runs, the task
    /// waits for its end.
    private void denied(TaskAttempt attempt) {
        over(attempt, "denied");
        acknowledge(attempt.executorId(), attempt.id());
        TaskSet tasks = attempt.tasks();
        Long holder = commits.holder(tasks.stageId(), attempt.partition());
        boolean wait = holder != null && attempts.containsKey(holder);
        if (!wait && !countFailure(attempt, Failure.of("denied", "it might not commit"), null)) {
            again(attempt);
        }
        removeIfFinished(tasks);
    }

    /// What to do with what was fetched.
    private interface OnFetched {

        void accept(@Nullable Object value, Map<Long, List<Object>> updates);

        /// Whether the attempt counts only as long as its executor is registered.
        default boolean bindsExecutor() {
            return false;
        }

        /// What was to be fetched is gone.
        default void lost() {
            // A result leaves nothing else behind.
        }
    }

    /// A map task's updates are on their way; its output stays with its executor.
    private final class MapUpdates implements OnFetched {

        private final TaskAttempt attempt;
        private final int shuffleId;
        private final MapOutput output;

        MapUpdates(TaskAttempt attempt, int shuffleId, MapOutput output) {
            this.attempt = attempt;
            this.shuffleId = shuffleId;
            this.output = output;
        }

        @Override
        public void accept(@Nullable Object value, Map<Long, List<Object>> updates) {
            events.mapDone(attempt, output, updates);
        }

        @Override
        public boolean bindsExecutor() {
            return true;
        }

        /// Nobody will read an output that is never registered.
        @Override
        public void lost() {
            if (registered(attempt)) {
                port.send(
                        attempt.executorId(),
                        new ToExecutor.DropMapOutput(shuffleId, attempt.id()));
            }
        }
    }

    private boolean registered(TaskAttempt attempt) {
        ExecutorState executor = executors.find(attempt.executorId());
        return executor != null && executor.registration() == attempt.registration();
    }

    private final class Fetched implements ResultSource.Receiver {

        private final TaskAttempt attempt;
        private final OnFetched then;

        Fetched(TaskAttempt attempt, OnFetched then) {
            this.attempt = attempt;
            this.then = then;
        }

        @Override
        public void fetched(@Nullable Object value, Map<Long, List<Object>> updates) {
            if (!fetching.remove(attempt.id())) {
                return;
            }
            if (then.bindsExecutor() && !registered(attempt)) {
                Attempts.this.lost(attempt, "its executor was lost", false);
            } else {
                succeeded(attempt);
                then.accept(value, updates);
                acknowledge(attempt.executorId(), attempt.id());
                removeIfFinished(attempt.tasks());
            }
            assign.run();
        }

        @Override
        public void lost(String why) {
            if (fetching.remove(attempt.id())) {
                then.lost();
                failed(attempt, new TaskOutcome.Failed(Failure.of("result lost", why)));
                assign.run();
            }
        }
    }

    // ---- killing ----

    void kill(TaskAttempt attempt, String reason) {
        if (attempt.killed()) {
            return;
        }
        attempt.markKilled();
        port.send(attempt.executorId(), new ToExecutor.KillTask(attempt.id(), reason));
        long killTimeout = settings.liveness().killTimeout();
        if (killTimeout > 0) {
            time.after(killTimeout, () -> stillThere(attempt));
        }
    }

    private void tooLong(TaskAttempt attempt) {
        boolean runs = attempts.get(attempt.id()) == attempt && !attempt.killed();
        if (runs && !countFailure(attempt, Failure.of("timeout", "it ran too long"), null)) {
            kill(attempt, "it ran too long");
        }
    }

    /// A task that does not stop holds its slot; its executor is given up.
    private void stillThere(TaskAttempt attempt) {
        ExecutorState executor = executors.find(attempt.executorId());
        if (attempts.get(attempt.id()) == attempt && executor != null) {
            executors.lose(executor, "task attempt %d did not stop".formatted(attempt.id()), true);
        }
    }

    /// Forgets the set once nothing of it runs or waits.
    void removeIfFinished(TaskSet tasks) {
        if (tasks.finished()) {
            taskSets.remove(tasks);
        }
    }
}
