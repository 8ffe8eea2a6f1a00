package io.feldspar.simulation;

import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.settings.SchedulerSettings;
import io.feldspar.simulation.Violation.Invariant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks whether a job that failed had to: whether as much went wrong, before the driver's eyes, as
/// its settings allow. A fault that has no effect does not count.
final class Warrants {

    private record Task(int stage, int stageAttempt, int partition) {}

    private final Simulation world;
    private final Map<Long, TaskOutcome> ends = new HashMap<>();
    private final Map<Task, Integer> failures = new HashMap<>();
    private final Map<Integer, Set<Integer>> brokenAttempts = new HashMap<>();
    private final Map<Integer, Integer> submissions = new HashMap<>();
    private final Set<Integer> incurable = new HashSet<>();
    private final Set<String> registered = new HashSet<>();
    private boolean anythingLost;

    Warrants(Simulation world) {
        this.world = world;
    }

    void executorAdded(String executorId) {
        registered.add(executorId);
    }

    void executorRemoved(String executorId) {
        registered.remove(executorId);
        anythingLost = true;
    }

    void heard(ToDriver.TaskFinished end) {
        ends.putIfAbsent(end.taskAttemptId(), end.outcome());
    }

    void submitted(int stage) {
        submissions.merge(stage, 1, Integer::sum);
    }

    /// A stage got through, and starts counting again.
    void stageSucceeded(int stage) {
        brokenAttempts.remove(stage);
    }

    /// The driver stops a task that runs too long, which is one of its failures.
    void tooLong(TaskSpec task) {
        failed(task);
    }

    void ended(TaskSpec task, String outcome) {
        if (outcome.equals("succeeded")) {
            return;
        }
        TaskOutcome end = ends.get(task.taskAttemptId());
        boolean barrier = world.invariants().isBarrier(task.stageId());
        if (end instanceof TaskOutcome.FetchFailed fetch) {
            if (!fetch.lost().isEmpty()) {
                anythingLost = true;
                broken(task);
            }
        } else if (!outcome.equals("killed")) {
            failed(task);
        }
        if (end instanceof TaskOutcome.Failed failed && !failed.failure().retriable()) {
            incurable.add(task.stageId());
        }
        if (barrier) {
            anythingLost = true;
            broken(task);
        }
    }

    private void failed(TaskSpec task) {
        failures.merge(
                new Task(task.stageId(), task.stageAttempt(), task.partition()), 1, Integer::sum);
    }

    private void broken(TaskSpec task) {
        brokenAttempts
                .computeIfAbsent(task.stageId(), _ -> new HashSet<>())
                .add(task.stageAttempt());
    }

    /// A job failed.
    ///
    /// @param stages all that it may have needed
    void judge(List<Integer> stages, JobFailedException failure) {
        boolean warranted =
                switch (failure.reason()) {
                    case TASK_FAILED -> stages.stream().anyMatch(this::taskFailedTooOften);
                    case STAGE_ATTEMPTS_EXHAUSTED ->
                            stages.stream().anyMatch(this::stageFailedTooOften);
                    case INDETERMINATE_RESULT -> anythingLost;
                    case EXCLUDED ->
                            world.scenario().settings().exclusion().enabled()
                                    && !failures.isEmpty();
                    case NO_EXECUTOR -> registered.isEmpty();
                    case INVALID_STAGE -> stages.stream().anyMatch(this::needsMoreSlots);
                    case CANCELLED, HANDLER_FAILED, CLOSED, SCHEDULER_FAILED -> true;
                };
        if (!warranted) {
            world.invariants()
                    .fail(
                            Invariant.FAILURE_WARRANTED,
                            "%s without reason: %s, after failures %s and broken attempts %s"
                                    .formatted(
                                            failure.reason(),
                                            failure.getMessage(),
                                            failures,
                                            brokenAttempts));
        }
    }

    private SchedulerSettings.Failures limits() {
        return world.scenario().settings().failures();
    }

    private boolean taskFailedTooOften(int stage) {
        // A task that runs too long fails before it is stopped, which is all that is seen of it.
        int unseen = world.scenario().settings().liveness().taskTimeout() > 0 ? 1 : 0;
        return incurable.contains(stage)
                || failures.entrySet().stream()
                        .anyMatch(
                                each ->
                                        each.getKey().stage == stage
                                                && each.getValue() + unseen
                                                        >= limits().maxTaskFailures());
    }

    private boolean stageFailedTooOften(int stage) {
        return brokenAttempts.getOrDefault(stage, Set.of()).size() >= limits().maxStageFailures()
                || submissions.getOrDefault(stage, 0) >= limits().maxStageAttempts();
    }

    private boolean needsMoreSlots(int stage) {
        int slots =
                world.scenario().machines().stream()
                        .filter(machine -> registered.contains(machine.id()))
                        .mapToInt(Scenario.Machine::slots)
                        .sum();
        return world.invariants().isBarrier(stage) && slots < world.invariants().tasksOf(stage);
    }
}
