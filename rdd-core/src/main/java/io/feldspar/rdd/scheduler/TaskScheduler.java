package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gives the tasks of stage attempts to executors: offers free slots, launches, starts slow tasks a
/// second time, and passes on what executors say. [Attempts] follows what was launched.
///
/// A state machine: all methods are called on the driver's loop.
final class TaskScheduler implements Executors.Events {

    private final SchedulerSettings settings;
    private final SchedulerPolicy policy;
    private final Time time;
    private final ExecutorPort port;
    private final StagePublisher stages;
    private final TaskSetEvents events;
    private final Executors executors;
    private final Departures departures;
    private final ExcludeList excludeList;
    private final Assignment assignment;
    private final List<TaskSet> taskSets = new ArrayList<>();
    private final SchedulingTimeouts timeouts;
    private final Attempts attempts;
    private long lastAttempt;
    private boolean watchingSpeed;

    TaskScheduler(
            SchedulerSettings settings,
            SchedulerPolicy policy,
            Time time,
            DriverIdentity identity,
            ExecutorPort port,
            StagePublisher stages,
            ResultSource results,
            TaskSetEvents events) {
        this.settings = settings;
        this.policy = policy;
        this.time = time;
        this.port = port;
        this.stages = stages;
        this.events = events;
        this.executors = new Executors(settings.liveness(), policy, time, identity, port, this);
        this.departures = new Departures(time, executors, port, events);
        this.excludeList = new ExcludeList(settings.exclusion());
        this.assignment =
                new Assignment(
                        new PoolOrder(settings.pools(), policy),
                        excludeList,
                        executors,
                        time,
                        policy,
                        this::launch);
        this.timeouts =
                new SchedulingTimeouts(
                        settings.liveness(), policy, time, executors, events, taskSets);
        this.attempts =
                new Attempts(
                        settings,
                        policy,
                        time,
                        port,
                        results,
                        events,
                        new Attempts.SchedulerState(
                                executors, excludeList, timeouts, taskSets, this::assign));
    }

    Executors executors() {
        return executors;
    }

    Departures departures() {
        return departures;
    }

    // ---- what the DAG scheduler asks for ----

    void submit(TaskSet tasks) {
        taskSets.add(tasks);
        timeouts.submitted(tasks);
        watchSpeed();
        assign();
    }

    TaskSet newTaskSet(TaskSet.Request request) {
        return new TaskSet(request, settings, time.nanos());
    }

    /// Ends the task set: launches nothing more and kills what runs.
    void cancel(TaskSet tasks, String reason) {
        tasks.makeZombie();
        if (policy.killsCancelled()) {
            List.copyOf(tasks.running()).forEach(attempt -> attempts.kill(attempt, reason));
        }
        attempts.removeIfFinished(tasks);
    }

    /// An attempt of the stage has finished the partition; others are no longer needed.
    void partitionDone(TaskSet tasks, int partition) {
        int index = tasks.indexOf(partition);
        if (index < 0) {
            return;
        }
        tasks.markDone(index);
        for (TaskAttempt copy : List.copyOf(tasks.running())) {
            boolean runs = attempts.runs(copy.id());
            if (copy.index() == index && runs && policy.killsCopies()) {
                attempts.kill(copy, "another attempt has done the task");
            }
        }
        attempts.removeIfFinished(tasks);
    }

    /// Whether an attempt of the stage may have made output visible.
    boolean mayHaveCommitted(int stageId) {
        return attempts.commits().any(stageId);
    }

    void forgetStage(int stageId) {
        attempts.commits().forget(stageId);
        if (policy.forgetsWork()) {
            broadcast(new ToExecutor.ForgetStage(stageId));
        }
    }

    void forgetShuffle(int shuffleId) {
        executors.all().forEach(executor -> executor.forgetShuffle(shuffleId));
        if (policy.dropsReleased()) {
            broadcast(new ToExecutor.ForgetShuffle(shuffleId));
        }
    }

    void dropBroadcast(String id) {
        broadcast(new ToExecutor.DropBroadcast(id));
    }

    void dropCached(int storeId, int belowVersion) {
        broadcast(new ToExecutor.DropCached(storeId, belowVersion));
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
            excludeList.failed(executor, executors.all(), time.nanos());
        }
    }

    private void broadcast(ToExecutor message) {
        executors.all().forEach(executor -> port.send(executor.id(), message));
    }

    // ---- what executors say ----

    void finished(ToDriver.TaskFinished message) {
        if (executors.sender(message.executorId(), message.registration()) != null) {
            attempts.ended(message);
            assign();
        }
    }

    void barrierArrived(ToDriver.BarrierArrived arrived) {
        if (executors.sender(arrived.executorId(), arrived.registration()) != null) {
            attempts.barrierArrived(arrived);
        }
    }

    void askCommit(ToDriver.AskCommit ask) {
        if (executors.sender(ask.executorId(), ask.registration()) != null) {
            attempts.askCommit(ask);
        }
    }

    /// The host of the executor is gone, and whatever served its outputs.
    void hostLost(String executorId) {
        ExecutorState executor = executors.find(executorId);
        if (executor != null && executor.outputsOutliveIt()) {
            events.outputsLost(executor);
        }
    }

    void moved(ToDriver.Moved moved) {
        ExecutorState from = executors.sender(moved.executorId(), moved.registration());
        if (from == null) {
            return;
        }
        for (ToDriver.MovedOutput output : moved.outputs()) {
            ExecutorState to = executors.find(output.to());
            if (to != null && !events.outputMoved(output, to)) {
                dropMapOutput(to.id(), output.shuffleId(), output.taskAttemptId());
            }
        }
        if (moved.last()) {
            departures.moved(from, moved.pass());
        }
    }

    @Override
    public void added(ExecutorState executor) {
        taskSets.forEach(tasks -> tasks.delay().startOver(time.nanos()));
        events.executorAdded(executor.id(), executor.host(), executor.slots());
        timeouts.executorAdded();
        departures.added(executor);
        assign();
    }

    @Override
    public void resumed(ExecutorState executor, ToDriver.Register register) {
        List<TaskAttempt> before = List.copyOf(executor.running().values());
        register.finished().forEach(attempts::ended);
        Set<Long> there = new HashSet<>(register.running());
        for (TaskAttempt attempt : before) {
            boolean missing =
                    !there.remove(attempt.id()) && executor.running().containsKey(attempt.id());
            if (missing && policy.relaunchesMissing()) {
                attempts.lost(attempt, executor, "it was lost on the way", false);
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
            String why = "executor %s: %s".formatted(executor.id(), reason);
            attempts.lost(attempt, executor, why, fault);
        }
        excludeList.forget(executor.id());
        events.executorLost(executor.id(), executor.registration(), reason);
        timeouts.executorLost();
        assign();
    }

    // ---- launching ----

    private void assign() {
        assignment.assign(taskSets);
    }

    private void launch(TaskSet tasks, TaskSet.Pick pick, ExecutorState executor) {
        TaskAttempt attempt =
                new TaskAttempt(
                        ++lastAttempt,
                        tasks,
                        pick.index(),
                        policy.attemptNumber(tasks.launched(pick.index())),
                        executor,
                        time.nanos(),
                        pick.speculative());
        tasks.track(attempt);
        attempts.add(attempt);
        executor.start(attempt);
        for (ShuffleSnapshot input : tasks.inputs()) {
            if (executor.markSent(input)) {
                port.send(
                        executor.id(),
                        new ToExecutor.ShuffleLocations(
                                input.shuffleId(), input.epoch(), input.locations()));
            }
        }
        attempts.watch(attempt);
        events.taskStarted(attempt);
        port.send(
                executor.id(),
                new ToExecutor.LaunchTask(
                        tasks.spec(attempt), stages.work(tasks.stageId(), attempt.partition())));
    }

    private void watchSpeed() {
        SchedulerSettings.Speculation speculation = settings.speculation();
        if (speculation.enabled() && !watchingSpeed) {
            watchingSpeed = true;
            time.after(speculation.interval(), this::findSlow);
        }
    }

    private void findSlow() {
        watchingSpeed = false;
        boolean found = false;
        for (TaskSet tasks : taskSets) {
            // A copy of a task that has the right to commit would be refused.
            found |=
                    tasks.findSlow(
                            settings.speculation(),
                            time.nanos(),
                            partition -> !attempts.commits().held(tasks.stageId(), partition));
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
        return new Held(taskSets.size(), attempts.size(), attempts.commits().size(), slots);
    }

    /// Counts of what the task scheduler holds.
    record Held(int taskSets, int attempts, int commitRights, int slots) {}
}
