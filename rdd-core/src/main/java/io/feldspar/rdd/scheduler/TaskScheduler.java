package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives the tasks of stage attempts to executors and follows each attempt to its end.
///
/// A state machine: all methods are called on the driver's loop.
final class TaskScheduler implements Executors.Events {

    private final Settings settings;
    private final Set<Safeguard> safeguards;
    private final Time time;
    private final ExecutorPort port;
    private final ResultSource results;
    private final TaskSetEvents events;
    private final Executors executors;
    private final Health health;
    private final CommitRights commits;
    private final Assignment assignment;
    private final List<TaskSet> taskSets = new ArrayList<>();
    private final Map<Long, TaskAttempt> attempts = new HashMap<>();
    private final Set<Long> fetching = new HashSet<>();
    private final Patience patience;
    private long lastAttempt;
    private boolean watchingSpeed;

    TaskScheduler(
            Settings settings,
            Set<Safeguard> safeguards,
            Time time,
            ExecutorPort port,
            ResultSource results,
            TaskSetEvents events) {
        this.settings = settings;
        this.safeguards = safeguards;
        this.time = time;
        this.port = port;
        this.results = results;
        this.events = events;
        this.executors = new Executors(settings.liveness(), safeguards, time, port, this);
        this.health = new Health(settings.exclusion());
        this.commits = new CommitRights(safeguards);
        this.assignment =
                new Assignment(
                        new PoolOrder(settings.pools(), safeguards),
                        health,
                        executors,
                        time,
                        safeguards,
                        this::launch);
        this.patience = new Patience(settings.liveness(), time, executors, events, taskSets);
    }

    Executors executors() {
        return executors;
    }

    // ---- what the DAG scheduler asks for ----

    void submit(TaskSet tasks) {
        taskSets.add(tasks);
        patience.submitted(tasks);
        watchSpeed();
        assign();
    }

    TaskSet newTaskSet(TaskSet.Request request) {
        return new TaskSet(request, settings, time.nanos());
    }

    /// Ends the task set: launches nothing more and kills what runs.
    void cancel(TaskSet tasks, String reason) {
        tasks.makeZombie();
        if (safeguards.contains(Safeguard.KILL_AT_END)) {
            List.copyOf(tasks.running()).forEach(attempt -> kill(attempt, reason));
        }
        removeIfFinished(tasks);
    }

    /// An attempt of the stage has done the partition; no other need go on.
    void partitionDone(TaskSet tasks, int partition) {
        int index = tasks.indexOf(partition);
        if (index < 0) {
            return;
        }
        tasks.markDone(index);
        for (TaskAttempt twin : List.copyOf(tasks.running())) {
            boolean over = !attempts.containsKey(twin.id());
            if (twin.index() == index && !over && safeguards.contains(Safeguard.KILL_TWINS)) {
                kill(twin, "another attempt has done the task");
            }
        }
        removeIfFinished(tasks);
    }

    /// Whether an attempt of the stage may have made output visible.
    boolean mayHaveCommitted(int stageId) {
        return commits.any(stageId);
    }

    void forgetStage(int stageId) {
        commits.forget(stageId);
        broadcast(new ToExecutor.ForgetStage(stageId));
    }

    void forgetShuffle(int shuffleId) {
        executors.all().forEach(executor -> executor.forgetShuffle(shuffleId));
        if (safeguards.contains(Safeguard.FORGET_RELEASED)) {
            broadcast(new ToExecutor.ForgetShuffle(shuffleId));
        }
    }

    void dropMapOutput(String executorId, int shuffleId, long taskAttemptId) {
        if (executors.find(executorId) != null) {
            port.send(executorId, new ToExecutor.DropMapOutput(shuffleId, taskAttemptId));
        }
    }

    /// Other executors could not reach this one.
    void unreachable(String executorId) {
        ExecutorState executor = executors.find(executorId);
        if (executor != null) {
            health.failed(executorId, executor.host(), time.nanos());
        }
    }

    private void broadcast(ToExecutor message) {
        executors.all().forEach(executor -> port.send(executor.id(), message));
    }

    // ---- what executors say ----

    void finished(ToDriver.TaskFinished message) {
        if (executors.sender(message.executorId(), message.registration()) != null) {
            ended(message);
            assign();
        }
    }

    private void ended(ToDriver.TaskFinished message) {
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
            executor.end(attempt, !failed || safeguards.contains(Safeguard.FREE_SLOT_OF_FAILED));
        }
        conclude(attempt, message.outcome());
    }

    private void acknowledge(String executorId, long taskAttemptId) {
        port.send(executorId, new ToExecutor.StatusAck(taskAttemptId));
    }

    void askCommit(ToDriver.AskCommit ask) {
        ExecutorState executor = executors.sender(ask.executorId(), ask.registration());
        if (executor == null) {
            return;
        }
        TaskAttempt attempt = attempts.get(ask.taskAttemptId());
        boolean allowed =
                attempt != null
                        && !attempt.killed()
                        && !attempt.tasks().isDone(attempt.index())
                        && events.mayCommit(attempt)
                        && commits.ask(
                                attempt.tasks().stageId(), attempt.partition(), attempt.id());
        port.send(executor.id(), new ToExecutor.CommitAnswer(ask.taskAttemptId(), allowed));
    }

    @Override
    public void added(ExecutorState executor) {
        taskSets.forEach(tasks -> tasks.delay().startOver(time.nanos()));
        events.executorAdded(executor.id(), executor.host(), executor.slots());
        patience.executorAdded();
        assign();
    }

    @Override
    public void resumed(ExecutorState executor, ToDriver.Register register) {
        List<TaskAttempt> before = List.copyOf(executor.running().values());
        register.finished().forEach(this::ended);
        Set<Long> there = new HashSet<>(register.running());
        for (TaskAttempt attempt : before) {
            boolean missing =
                    !there.remove(attempt.id()) && executor.running().containsKey(attempt.id());
            if (missing && safeguards.contains(Safeguard.RECONCILE)) {
                lost(attempt, executor, "it was lost on the way", false);
            } else if (attempt.killed() && !missing) {
                port.send(executor.id(), new ToExecutor.KillTask(attempt.id(), "said again"));
            }
        }
        for (long unknown : there) {
            port.send(executor.id(), new ToExecutor.KillTask(unknown, "nobody waits for it"));
        }
        for (int shuffleId : register.shuffles()) {
            if (!events.knowsShuffle(shuffleId)) {
                port.send(executor.id(), new ToExecutor.ForgetShuffle(shuffleId));
            }
        }
        assign();
    }

    @Override
    public void lost(ExecutorState executor, String reason, boolean fault) {
        for (TaskAttempt attempt : List.copyOf(executor.running().values())) {
            lost(attempt, executor, "executor %s: %s".formatted(executor.id(), reason), fault);
        }
        events.executorLost(executor.id(), executor.registration(), reason);
        patience.executorLost();
        assign();
    }

    private void lost(TaskAttempt attempt, ExecutorState executor, String why, boolean fault) {
        attempts.remove(attempt.id());
        executor.end(attempt, true);
        TaskSet tasks = attempt.tasks();
        tasks.ended(attempt);
        commitFailed(attempt);
        events.taskEnded(attempt, "lost");
        if (tasks.barrier() && !tasks.zombie()) {
            events.barrierBroken(tasks, why);
        } else if (!fault || !countFailure(attempt, "executor lost", why, true, null)) {
            if (safeguards.contains(Safeguard.REQUEUE_LOST_TASKS)) {
                tasks.requeue(attempt.index());
            }
        }
        removeIfFinished(tasks);
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
                }
            }
        }
    }

    private void mapDone(TaskAttempt attempt, TaskOutcome.MapDone map) {
        MapOutput output =
                new MapOutput(
                        attempt.id(),
                        attempt.executorId(),
                        attempt.registration(),
                        map.rows(),
                        map.bytes());
        if (map.updates()) {
            fetch(attempt, map, (value, updates) -> events.mapDone(attempt, output, updates));
        } else {
            succeeded(attempt);
            events.mapDone(attempt, output, Map.of());
            acknowledge(attempt.executorId(), attempt.id());
            removeIfFinished(attempt.tasks());
        }
    }

    private void resultDone(TaskAttempt attempt, TaskOutcome outcome) {
        fetch(attempt, outcome, (value, updates) -> events.resultDone(attempt, value, updates));
    }

    private void fetch(TaskAttempt attempt, TaskOutcome outcome, OnFetched then) {
        fetching.add(attempt.id());
        results.fetch(attempt.executorId(), attempt.id(), outcome, new Fetched(attempt, then));
    }

    private void succeeded(TaskAttempt attempt) {
        attempt.tasks().recordDuration(time.nanos() - attempt.launchedAt());
        over(attempt, "succeeded");
    }

    private void failed(TaskAttempt attempt, TaskOutcome.Failed failed) {
        over(attempt, "failed");
        TaskSet tasks = attempt.tasks();
        ExecutorState executor = executors.find(attempt.executorId());
        if (executor != null) {
            health.failed(executor.id(), executor.host(), time.nanos());
            tasks.exclusions().failed(attempt.index(), executor.id(), executor.host());
        }
        Throwable cause = results.error(attempt.executorId(), attempt.id());
        acknowledge(attempt.executorId(), attempt.id());
        boolean given =
                countFailure(
                        attempt, failed.errorClass(), failed.message(), failed.retriable(), cause);
        if (!given && tasks.barrier() && !tasks.zombie()) {
            events.barrierBroken(tasks, failed.errorClass() + ": " + failed.message());
        } else if (!given) {
            tasks.requeue(attempt.index());
            patience.afterFailure(tasks);
        }
        removeIfFinished(tasks);
    }

    /// Counts a failure against the task; true if it was one too many and the set was given up.
    private boolean countFailure(
            TaskAttempt attempt,
            String errorClass,
            String message,
            boolean retriable,
            @Nullable Throwable cause) {
        TaskSet tasks = attempt.tasks();
        if (tasks.zombie() || tasks.isDone(attempt.index())) {
            return false;
        }
        int failures = tasks.countFailure(attempt.index());
        boolean tooMany =
                failures >= settings.failures().maxTaskFailures()
                        && safeguards.contains(Safeguard.LIMIT_TASK_FAILURES);
        if (retriable && !tooMany) {
            return false;
        }
        String text =
                "task %d of stage %d failed %d time(s), the last on executor %s: %s: %s"
                        .formatted(
                                attempt.partition(),
                                tasks.stageId(),
                                failures,
                                attempt.executorId(),
                                errorClass,
                                message);
        events.taskSetFailed(tasks, new JobFailedException(Reason.TASK_FAILED, text, cause));
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
            tasks.requeue(attempt.index());
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
        if (!wait && !countFailure(attempt, "denied", "it might not commit", true, null)) {
            tasks.requeue(attempt.index());
        }
        removeIfFinished(tasks);
    }

    private interface OnFetched {
        void accept(@Nullable Object value, Map<Long, List<Object>> updates);
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
            if (fetching.remove(attempt.id())) {
                succeeded(attempt);
                then.accept(value, updates);
                acknowledge(attempt.executorId(), attempt.id());
                removeIfFinished(attempt.tasks());
                assign();
            }
        }

        @Override
        public void lost(String why) {
            if (fetching.remove(attempt.id())) {
                failed(attempt, new TaskOutcome.Failed("result lost", why, "", true));
                assign();
            }
        }
    }

    // ---- launching and killing ----

    private void assign() {
        assignment.assign(taskSets);
    }

    private void launch(TaskSet tasks, TaskSet.Pick pick, ExecutorState executor) {
        boolean newNumber = safeguards.contains(Safeguard.NEW_ATTEMPT_NUMBER);
        TaskAttempt attempt =
                new TaskAttempt(
                        ++lastAttempt,
                        tasks,
                        pick.index(),
                        tasks.launched(pick.index(), newNumber),
                        executor.id(),
                        executor.registration(),
                        time.nanos(),
                        pick.speculative());
        tasks.track(attempt);
        attempts.put(attempt.id(), attempt);
        executor.start(attempt);
        for (ShuffleSnapshot input : tasks.inputs()) {
            if (executor.markSent(input)) {
                port.send(
                        executor.id(),
                        new ToExecutor.ShuffleLocations(
                                input.shuffleId(), input.generation(), input.locations()));
            }
        }
        if (settings.liveness().taskTimeout() > 0) {
            time.after(settings.liveness().taskTimeout(), () -> tooLong(attempt));
        }
        events.taskStarted(attempt);
        port.send(executor.id(), new ToExecutor.LaunchTask(tasks.spec(attempt)));
    }

    private void kill(TaskAttempt attempt, String reason) {
        if (attempt.killed()) {
            return;
        }
        attempt.markKilled();
        port.send(attempt.executorId(), new ToExecutor.KillTask(attempt.id(), reason));
        long patienceWithIt = settings.liveness().killTimeout();
        if (patienceWithIt > 0) {
            time.after(patienceWithIt, () -> stillThere(attempt));
        }
    }

    private void tooLong(TaskAttempt attempt) {
        boolean runs = attempts.get(attempt.id()) == attempt && !attempt.killed();
        if (runs && !countFailure(attempt, "timeout", "it ran too long", true, null)) {
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

    private void removeIfFinished(TaskSet tasks) {
        if (tasks.finished()) {
            taskSets.remove(tasks);
        }
    }

    private void watchSpeed() {
        Settings.Speculation speculation = settings.speculation();
        if (speculation.enabled() && !watchingSpeed) {
            watchingSpeed = true;
            time.after(speculation.interval(), this::findSlow);
        }
    }

    private void findSlow() {
        watchingSpeed = false;
        boolean found = false;
        for (TaskSet tasks : taskSets) {
            found |= tasks.findSlow(settings.speculation(), time.nanos());
        }
        if (!taskSets.isEmpty()) {
            watchSpeed();
        }
        if (found) {
            assign();
        }
    }

    /// What is held, for tests and the simulator: nothing, once all jobs are over and all tasks
    /// have ended.
    Held held() {
        int slots = executors.all().stream().mapToInt(ExecutorState::usedSlots).sum();
        return new Held(taskSets.size(), attempts.size() + fetching.size(), commits.size(), slots);
    }

    /// Counts of what the task scheduler holds.
    record Held(int taskSets, int attempts, int commitRights, int slots) {}
}
