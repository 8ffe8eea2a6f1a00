package io.feldspar.simulation;

import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskOutcome.FetchFailed;
import io.feldspar.rdd.protocol.TaskOutcome.FetchProblem;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.simulation.Coverage.Path;
import io.feldspar.simulation.Violation.Invariant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks whether a map output, once registered, stays the one that is read until it is lost or
/// rolled back, and whether what tasks accumulated counts once.
final class Outputs {

    private record MapSlice(int shuffle, int map) {}

    private final Simulation world;
    private final Map<Long, String> executorOf = new HashMap<>();
    private final Map<MapSlice, Long> readable = new HashMap<>();
    private final Map<Integer, Integer> newest = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Set<Long> accepted = new HashSet<>();

    Outputs(Simulation world) {
        this.world = world;
    }

    void launched(String executorId, long taskAttemptId) {
        executorOf.put(taskAttemptId, executorId);
    }

    /// Another executor has the output now.
    void moved(ToDriver.MovedOutput output) {
        executorOf.put(output.taskAttemptId(), output.to());
    }

    void heard(ToDriver message) {
        switch (message) {
            case ToDriver.TaskFinished finished -> ended(finished.outcome());
            case ToDriver.Register register ->
                    register.finished().forEach(finished -> ended(finished.outcome()));
            case ToDriver.AskCommit _,
                    ToDriver.Heartbeat _,
                    ToDriver.BarrierArrived _,
                    ToDriver.BlockChanged _,
                    ToDriver.Moved _,
                    ToDriver.BlocksHeld _ -> {
                // Says nothing about outputs.
            }
        }
    }

    private void ended(TaskOutcome outcome) {
        if (outcome instanceof FetchFailed failed) {
            for (TaskOutcome.LostOutput lost : failed.lost()) {
                gone.add(lost.taskAttemptId());
                if (failed.problem() == FetchProblem.UNREACHABLE) {
                    allGone(executorOf.getOrDefault(lost.taskAttemptId(), ""));
                }
            }
        }
    }

    void removed(String executorId) {
        allGone(executorId);
    }

    private void allGone(String executorId) {
        executorOf.forEach(
                (attempt, where) -> {
                    if (where.equals(executorId)) {
                        gone.add(attempt);
                    }
                });
    }

    void dropped(ToExecutor.DropMapOutput drop) {
        if (gone.add(drop.taskAttemptId()) && accepted.contains(drop.taskAttemptId())) {
            world.coverage().saw(Path.OUTPUT_ROLLED_BACK);
        }
    }

    /// The driver says where the outputs of a shuffle are.
    void published(ToExecutor.ShuffleLocations message) {
        int known = newest.getOrDefault(message.shuffleId(), -1);
        if (message.epoch() <= known) {
            return;
        }
        newest.put(message.shuffleId(), message.epoch());
        List<MapLocation> locations = message.locations();
        for (int map = 0; map < locations.size(); map++) {
            long now = locations.get(map).taskAttemptId();
            if (now < 0) {
                continue;
            }
            Long before = readable.put(new MapSlice(message.shuffleId(), map), now);
            if (before == null || before == now) {
                continue;
            }
            world.coverage().saw(Path.OUTPUT_REPLACED);
            if (!gone.contains(before)) {
                world.invariants()
                        .fail(
                                Invariant.OUTPUTS_STAND,
                                ("output %d of shuffle %d is now that of attempt %d, but that of"
                                                + " attempt %d was not lost")
                                        .formatted(map, message.shuffleId(), now, before));
            }
        }
    }

    /// What an attempt accumulated counts.
    ///
    /// @param slice the partition of the shuffle or of the result
    void accumulated(String slice, long taskAttemptId) {
        accepted.add(taskAttemptId);
        Long before = counted.put(slice, taskAttemptId);
        boolean repeated = before != null && (before == taskAttemptId || !gone.contains(before));
        if (repeated) {
            world.invariants()
                    .fail(
                            Invariant.ACCUMULATED_ONCE,
                            "%s counts from attempt %d and from attempt %d"
                                    .formatted(slice, before, taskAttemptId));
        }
    }
}
