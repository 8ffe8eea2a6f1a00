package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives the tasks of stage attempts to executors and follows each attempt to its end.
///
/// A state machine: all methods are called on the driver's loop.
final class TaskScheduler {

    private final Settings settings;
    private final Time time;
    private final ExecutorPort port;
    private final ResultSource results;
    private final TaskSetEvents events;
    private final Map<String, ExecutorState> executors = new LinkedHashMap<>();
    private final List<TaskSet> taskSets = new ArrayList<>();
    private final Map<Long, TaskAttempt> attempts = new HashMap<>();
    private long nextAttempt;
    private long nextRegistration;

    TaskScheduler(
            Settings settings,
            Time time,
            ExecutorPort port,
            ResultSource results,
            TaskSetEvents events) {
        this.settings = settings;
        this.time = time;
        this.port = port;
        this.results = results;
        this.events = events;
    }

    void submit(TaskSet tasks) {
        taskSets.add(tasks);
        taskSets.sort(Comparator.comparingInt(TaskSet::jobId).thenComparingInt(TaskSet::stageId));
        assign();
    }

    /// Ends the task set: launches nothing more and kills what runs.
    void cancel(TaskSet tasks, String reason) {
        tasks.makeZombie();
        List.copyOf(tasks.running()).forEach(attempt -> kill(attempt, reason));
        removeIfFinished(tasks);
    }

    /// Lets what runs run, but launches nothing more.
    void suspend(TaskSet tasks) {
        tasks.makeZombie();
        removeIfFinished(tasks);
    }

    /// Another attempt of the stage has done the partition.
    void partitionDone(TaskSet tasks, int partition) {
        int index = tasks.indexOf(partition);
        if (index >= 0) {
            tasks.markDone(index);
            for (TaskAttempt twin : List.copyOf(tasks.running())) {
                if (twin.index() == index) {
                    kill(twin, "another attempt has done the task");
                }
            }
            removeIfFinished(tasks);
        }
    }

    void register(ToDriver.Register register) {
        ExecutorState executor =
                new ExecutorState(
                        register.executorId(),
                        register.host(),
                        register.rack(),
                        register.slots(),
                        ++nextRegistration);
        executors.put(executor.id(), executor);
        port.send(executor.id(), new ToExecutor.Registered(executor.registration()));
        events.executorAdded(executor.id(), executor.host(), executor.slots());
        assign();
    }

    void finished(ToDriver.TaskFinished message) {
        TaskAttempt attempt = attempts.remove(message.taskAttemptId());
        if (attempt == null) {
            port.send(message.executorId(), new ToExecutor.StatusAck(message.taskAttemptId()));
            return;
        }
        TaskSet tasks = attempt.tasks();
        ExecutorState executor = executors.get(attempt.executorId());
        if (executor != null) {
            executor.running().remove(attempt.id());
        }
        tasks.ended(attempt);
        outcome(attempt, message.outcome());
        port.send(message.executorId(), new ToExecutor.StatusAck(message.taskAttemptId()));
        removeIfFinished(tasks);
        assign();
    }

    void heartbeat(ToDriver.Heartbeat beat) {
        ExecutorState executor = executors.get(beat.executorId());
        boolean known = executor != null && executor.registration() == beat.registration();
        port.send(
                beat.executorId(),
                known
                        ? new ToExecutor.HeartbeatAck(beat.registration())
                        : new ToExecutor.Fence(beat.registration()));
    }

    void askCommit(ToDriver.AskCommit ask) {
        TaskAttempt attempt = attempts.get(ask.taskAttemptId());
        boolean allowed =
                attempt != null && !attempt.killed() && !attempt.tasks().isDone(attempt.index());
        port.send(ask.executorId(), new ToExecutor.CommitAnswer(ask.taskAttemptId(), allowed));
    }

    void broadcast(ToExecutor message) {
        executors.keySet().forEach(id -> port.send(id, message));
    }

    void forgetShuffle(int shuffleId) {
        executors.values().forEach(executor -> executor.forgetShuffle(shuffleId));
        broadcast(new ToExecutor.ForgetShuffle(shuffleId));
    }

    void dropMapOutput(String executorId, int shuffleId, long taskAttemptId) {
        if (executors.containsKey(executorId)) {
            port.send(executorId, new ToExecutor.DropMapOutput(shuffleId, taskAttemptId));
        }
    }

    private void outcome(TaskAttempt attempt, TaskOutcome outcome) {
        switch (outcome) {
            case TaskOutcome.MapDone map -> mapDone(attempt, map);
            case TaskOutcome.ResultInline inline -> resultDone(attempt, inline);
            case TaskOutcome.ResultStored stored -> resultDone(attempt, stored);
            case TaskOutcome.Failed failed -> failed(attempt, failed);
            case TaskOutcome.FetchFailed fetch -> {
                events.taskEnded(attempt, "failed");
                suspend(attempt.tasks());
                events.fetchFailed(attempt, fetch);
            }
            case TaskOutcome.Killed _ -> {
                events.taskEnded(attempt, "killed");
                attempt.tasks().requeue(attempt.index());
            }
            case TaskOutcome.CommitDenied _ -> {
                events.taskEnded(attempt, "denied");
                attempt.tasks().requeue(attempt.index());
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
        if (!map.updates()) {
            succeeded(attempt);
            events.mapDone(attempt, output, Map.of());
            return;
        }
        results.fetch(
                attempt.executorId(),
                attempt.id(),
                map,
                new Fetched(attempt, (value, updates) -> events.mapDone(attempt, output, updates)));
    }

    private void resultDone(TaskAttempt attempt, TaskOutcome outcome) {
        results.fetch(
                attempt.executorId(),
                attempt.id(),
                outcome,
                new Fetched(
                        attempt, (value, updates) -> events.resultDone(attempt, value, updates)));
    }

    private void succeeded(TaskAttempt attempt) {
        attempt.tasks().markDone(attempt.index());
        events.taskEnded(attempt, "succeeded");
    }

    private void failed(TaskAttempt attempt, TaskOutcome.Failed failed) {
        TaskSet tasks = attempt.tasks();
        events.taskEnded(attempt, "failed");
        if (tasks.zombie() || tasks.isDone(attempt.index())) {
            return;
        }
        int failures = tasks.countFailure(attempt.index());
        if (!failed.retriable() || failures >= settings.maxTaskFailures()) {
            Throwable cause = results.error(attempt.executorId(), attempt.id());
            String message =
                    "task %d of stage %d failed %d time(s), the last on executor %s: %s: %s"
                            .formatted(
                                    attempt.partition(),
                                    tasks.stageId(),
                                    failures,
                                    attempt.executorId(),
                                    failed.errorClass(),
                                    failed.message());
            events.taskSetFailed(
                    tasks,
                    new JobFailedException(JobFailedException.Reason.TASK_FAILED, message, cause));
            return;
        }
        tasks.requeue(attempt.index());
    }

    private void kill(TaskAttempt attempt, String reason) {
        if (!attempt.killed()) {
            attempt.markKilled();
            port.send(attempt.executorId(), new ToExecutor.KillTask(attempt.id(), reason));
        }
    }

    private void removeIfFinished(TaskSet tasks) {
        if (tasks.finished()) {
            taskSets.remove(tasks);
        }
    }

    /// Launches tasks on free slots, task sets in order of their priority.
    private void assign() {
        for (TaskSet tasks : List.copyOf(taskSets)) {
            boolean launched = true;
            while (launched) {
                launched = false;
                for (ExecutorState executor : executors.values()) {
                    if (executor.freeSlots() > 0) {
                        int index = tasks.takePending();
                        if (index >= 0) {
                            launch(tasks, index, executor);
                            launched = true;
                        }
                    }
                }
            }
        }
    }

    private void launch(TaskSet tasks, int index, ExecutorState executor) {
        TaskAttempt attempt =
                new TaskAttempt(
                        ++nextAttempt,
                        tasks,
                        index,
                        tasks.launched(index),
                        executor.id(),
                        executor.registration(),
                        time.nanos(),
                        false);
        tasks.track(attempt);
        attempts.put(attempt.id(), attempt);
        executor.running().put(attempt.id(), attempt);
        for (ShuffleSnapshot input : tasks.inputs()) {
            if (executor.markSent(input)) {
                port.send(
                        executor.id(),
                        new ToExecutor.ShuffleLocations(
                                input.shuffleId(), input.generation(), input.locations()));
            }
        }
        events.taskStarted(attempt);
        port.send(executor.id(), new ToExecutor.LaunchTask(tasks.spec(attempt)));
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
            succeeded(attempt);
            then.accept(value, updates);
        }

        @Override
        public void lost(String why) {
            failed(attempt, new TaskOutcome.Failed("result lost", why, "", true));
        }
    }
}
