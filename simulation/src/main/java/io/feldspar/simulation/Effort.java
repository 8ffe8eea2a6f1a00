package io.feldspar.simulation;

import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.simulation.Violation.Invariant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Looks whether work is done more often than there is reason to: a task is launched again when its
/// last attempt has ended, or once more as a copy on another executor; never when it is done.
final class Effort {

    /// No task of a stage attempt is launched more often: a few failures, copies and lost
    /// executors.
    private static final int MANY_LAUNCHES = 40;

    private record Task(int stage, int stageAttempt, int partition) {

        static Task of(TaskSpec spec) {
            return new Task(spec.stageId(), spec.stageAttempt(), spec.partition());
        }
    }

    private record Result(int stage, int partition) {}

    private final Simulation world;
    private final Map<Task, Map<Long, String>> running = new HashMap<>();
    private final Map<Task, Integer> launches = new HashMap<>();
    private final Set<Task> done = new HashSet<>();
    private final Set<Result> delivered = new HashSet<>();

    Effort(Simulation world) {
        this.world = world;
    }

    void launched(String executorId, TaskSpec spec) {
        Task task = Task.of(spec);
        Map<Long, String> others = running.computeIfAbsent(task, _ -> new HashMap<>());
        if (launches.merge(task, 1, Integer::sum) > MANY_LAUNCHES) {
            fail(Invariant.BOUNDED_EFFORT, "%s is one launch too many", spec);
        }
        if (done.contains(task) || delivered.contains(new Result(task.stage, task.partition))) {
            fail(Invariant.BOUNDED_EFFORT, "%s is launched although it is done", spec);
        }
        if (others.size() > (spec.speculative() ? 1 : 0)) {
            fail(Invariant.BOUNDED_EFFORT, "%s is launched although others run: " + others, spec);
        }
        if (others.containsValue(executorId)) {
            fail(
                    Invariant.COPY_ELSEWHERE,
                    "%s is a copy on the executor of the slow one, " + executorId,
                    spec);
        }
        others.put(spec.taskAttemptId(), executorId);
    }

    private void fail(Invariant invariant, String what, TaskSpec task) {
        world.invariants().fail(invariant, what.formatted(SimTasks.describe(task)));
    }

    void ended(TaskSpec spec, boolean succeeded) {
        Task task = Task.of(spec);
        Map<Long, String> attempts = running.get(task);
        if (attempts != null) {
            attempts.remove(spec.taskAttemptId());
        }
        if (succeeded) {
            done.add(task);
        }
    }

    void delivered(TaskSpec spec) {
        delivered.add(new Result(spec.stageId(), spec.partition()));
    }
}
