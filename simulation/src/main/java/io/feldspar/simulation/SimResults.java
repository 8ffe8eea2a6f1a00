package io.feldspar.simulation;

import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.scheduler.ResultSource;
import io.feldspar.simulation.Coverage.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fetches results from simulated executors.
final class SimResults implements ResultSource {

    private final Simulation world;

    SimResults(Simulation world) {
        this.world = world;
    }

    @Override
    public void fetch(
            String executorId, long taskAttemptId, TaskOutcome outcome, Receiver receiver) {
        if (outcome instanceof TaskOutcome.ResultInline inline) {
            SimTasks.SimResult result = SimTasks.SimResult.from(inline.result());
            receiver.fetched(result, updates(result));
            return;
        }
        long delay = world.random().between(100_000, 5_000_000, 20, taskAttemptId);
        SimExecutor executor = world.executor(executorId);
        world.time()
                .after(
                        delay,
                        () ->
                                world.driverLoop()
                                        .post(() -> answer(executor, taskAttemptId, receiver)));
    }

    private void answer(SimExecutor executor, long taskAttemptId, Receiver receiver) {
        Faults faults = world.faults();
        boolean lost =
                faults.on(Fault.Kind.CUT_DRIVER, executor)
                        || (faults.on(Fault.Kind.LOSE_RESULTS, executor)
                                && world.random().chance(0.5, 23, taskAttemptId));
        SimTasks.SimResult result =
                executor.answers() && !lost ? executor.tasks().result(taskAttemptId) : null;
        if (result == null) {
            world.coverage().saw(Path.RESULT_LOST);
            receiver.lost("%s does not have it".formatted(executor.id()));
        } else {
            world.coverage().saw(Path.RESULT_FETCHED);
            receiver.fetched(result, updates(result));
        }
    }

    /// Each task accumulates a one, under its own number.
    private static Map<Long, List<Object>> updates(SimTasks.SimResult result) {
        return Map.of(result.taskAttemptId(), List.of(1L));
    }

    @Override
    public @Nullable Throwable error(String executorId, long taskAttemptId) {
        return null;
    }
}
