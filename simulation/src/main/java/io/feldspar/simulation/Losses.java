package io.feldspar.simulation;

import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.simulation.Violation.Invariant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks whether a stage is submitted over outputs that the driver knows to be lost: those of a
/// lost executor, all of them, and those that a task could not read.
final class Losses {

    private record StageTry(int stage, int attempt) {}

    private final Simulation world;
    private final Map<String, Long> registrations = new HashMap<>();
    private final Map<String, List<Long>> launchedOn = new HashMap<>();
    private final Map<Long, String> movedTo = new HashMap<>();
    private final Set<Long> unfinished = new HashSet<>();
    private final Map<Long, Long> lostAt = new HashMap<>();
    private final Map<StageTry, Long> submittedAt = new HashMap<>();
    private final Set<StageTry> judged = new HashSet<>();
    private final Map<TaskSpec.ShuffleInput, List<MapLocation>> locations = new HashMap<>();
    private long events;

    Losses(Simulation world) {
        this.world = world;
    }

    void registered(String executorId, long registration) {
        registrations.put(executorId, registration);
    }

    void submitted(int stage, int attempt) {
        submittedAt.put(new StageTry(stage, attempt), ++events);
    }

    void published(ToExecutor.ShuffleLocations message) {
        locations.put(
                new TaskSpec.ShuffleInput(message.shuffleId(), message.epoch()),
                message.locations());
    }

    void launched(String executorId, TaskSpec task) {
        launchedOn.computeIfAbsent(executorId, _ -> new ArrayList<>()).add(task.taskAttemptId());
        unfinished.add(task.taskAttemptId());
        StageTry of = new StageTry(task.stageId(), task.stageAttempt());
        if (judged.add(of)) {
            task.inputs().forEach(input -> judge(of, input));
        }
    }

    private void judge(StageTry of, TaskSpec.ShuffleInput input) {
        long submitted = submittedAt.getOrDefault(of, Long.MAX_VALUE);
        for (MapLocation location : locations.getOrDefault(input, List.of())) {
            long lost = lostAt.getOrDefault(location.taskAttemptId(), Long.MAX_VALUE);
            if (lost < submitted) {
                world.invariants()
                        .fail(
                                Invariant.LOSS_IS_WHOLE,
                                "stage %d.%d is to read what attempt %d wrote on %s, which is lost"
                                        .formatted(
                                                of.stage,
                                                of.attempt,
                                                location.taskAttemptId(),
                                                location.executorId()));
            }
        }
    }

    /// The driver believes the end of an attempt that it still waits for.
    void heard(ToDriver.TaskFinished end) {
        boolean counts =
                unfinished.contains(end.taskAttemptId())
                        && registrations.getOrDefault(end.executorId(), 0L) == end.registration();
        if (counts && end.outcome() instanceof TaskOutcome.FetchFailed failed) {
            events++;
            for (TaskOutcome.LostOutput lost : failed.lost()) {
                // The reader may have looked for it where it was before it moved.
                if (movedTo.getOrDefault(lost.taskAttemptId(), lost.executorId())
                        .equals(lost.executorId())) {
                    lostAt.putIfAbsent(lost.taskAttemptId(), events);
                }
            }
        }
    }

    /// Outputs that others have now are lost with those.
    ///
    /// @return those of which the driver believes it
    List<ToDriver.MovedOutput> moved(ToDriver.Moved message) {
        if (registrations.getOrDefault(message.executorId(), 0L) != message.registration()) {
            return List.of();
        }
        List<ToDriver.MovedOutput> believed =
                message.outputs().stream()
                        .filter(each -> registrations.containsKey(each.to()))
                        .toList();
        for (ToDriver.MovedOutput output : believed) {
            movedTo.put(output.taskAttemptId(), output.to());
            launchedOn.values().forEach(attempts -> attempts.remove(output.taskAttemptId()));
            launchedOn
                    .computeIfAbsent(output.to(), _ -> new ArrayList<>())
                    .add(output.taskAttemptId());
        }
        return believed;
    }

    void ended(long taskAttemptId) {
        unfinished.remove(taskAttemptId);
    }

    void executorRemoved(String executorId) {
        events++;
        registrations.remove(executorId);
        List<Long> gone = launchedOn.remove(executorId);
        if (gone != null) {
            gone.forEach(attempt -> lostAt.putIfAbsent(attempt, events));
        }
    }
}
