package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.List;

/// Gives up task sets that wait in vain: for any executor, for one that does not exclude them, for
/// enough slots at once.
final class SchedulingTimeouts {

    private final SchedulerSettings.Liveness settings;
    private final SchedulerPolicy policy;
    private final Time time;
    private final Executors executors;
    private final TaskSetEvents events;
    private final List<TaskSet> taskSets;
    private long emptyEpoch;

    SchedulingTimeouts(
            SchedulerSettings.Liveness settings,
            SchedulerPolicy policy,
            Time time,
            Executors executors,
            TaskSetEvents events,
            List<TaskSet> taskSets) {
        this.settings = settings;
        this.policy = policy;
        this.time = time;
        this.executors = executors;
        this.events = events;
        this.taskSets = taskSets;
    }

    void submitted(TaskSet tasks) {
        if (executors.isEmpty()) {
            waitForExecutors();
        }
        if (tasks.barrier() && settings.barrierWait() > 0) {
            time.after(settings.barrierWait(), () -> barrierStillWaits(tasks));
        }
    }

    void executorAdded() {
        emptyEpoch++;
    }

    void executorLost() {
        if (executors.isEmpty() && !taskSets.isEmpty()) {
            waitForExecutors();
        }
        // It may have been the last that some task could go to.
        List.copyOf(taskSets).forEach(this::mayBeHopeless);
    }

    private void waitForExecutors() {
        if (settings.noExecutorTimeout() > 0) {
            long epoch = ++emptyEpoch;
            time.after(
                    settings.noExecutorTimeout(),
                    () -> {
                        if (epoch == emptyEpoch && executors.isEmpty()) {
                            giveUpAll();
                        }
                    });
        }
    }

    private void giveUpAll() {
        for (TaskSet tasks : List.copyOf(taskSets)) {
            if (!tasks.zombie()) {
                events.taskSetFailed(
                        tasks,
                        new JobFailedException(
                                Reason.NO_EXECUTOR,
                                "%s waited too long: there is no executor".formatted(tasks),
                                null));
            }
        }
    }

    private void barrierStillWaits(TaskSet tasks) {
        if (tasks.barrierLaunched() || tasks.zombie() || !taskSets.contains(tasks)) {
            return;
        }
        int needed = tasks.partitions().length;
        if (executors.totalSlots() < needed) {
            events.taskSetFailed(
                    tasks,
                    new JobFailedException(
                            Reason.INVALID_STAGE,
                            "barrier stage %d needs %d slots at once but there are %d"
                                    .formatted(tasks.stageId(), needed, executors.totalSlots()),
                            null));
        } else {
            time.after(settings.barrierWait(), () -> barrierStillWaits(tasks));
        }
    }

    /// Looks whether the set still has an executor for each of its waiting tasks.
    void mayBeHopeless(TaskSet tasks) {
        if (!policy.givesUpExcluded() || !hopeless(tasks)) {
            return;
        }
        if (settings.noExecutorTimeout() == 0) {
            giveUpExcluded(tasks);
        } else {
            time.after(
                    settings.noExecutorTimeout(),
                    () -> {
                        if (hopeless(tasks)) {
                            giveUpExcluded(tasks);
                        }
                    });
        }
    }

    private void giveUpExcluded(TaskSet tasks) {
        events.taskSetFailed(
                tasks,
                new JobFailedException(
                        Reason.EXCLUDED,
                        ("a task of %s has failed on every executor that is there, and is not tried"
                                        + " there again")
                                .formatted(tasks),
                        null));
    }

    /// Whether a waiting task is excluded from all executors because of its own failures.
    private boolean hopeless(TaskSet tasks) {
        if (tasks.zombie() || !tasks.exclusions().any()) {
            return false;
        }
        if (executors.isEmpty() || !taskSets.contains(tasks)) {
            return false;
        }
        for (int i = 0; i < tasks.partitions().length; i++) {
            int index = i;
            boolean somewhere =
                    !tasks.pending().contains(index)
                            || executors.all().stream()
                                    .anyMatch(
                                            executor ->
                                                    tasks.exclusions().allows(executor)
                                                            && tasks.exclusions()
                                                                    .allows(index, executor));
            if (!somewhere) {
                return true;
            }
        }
        return false;
    }
}
