package io.feldspar.rdd.simulation;

import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.scheduler.ResultSource;
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
            receiver.fetched(SimTasks.SimResult.from(inline.result()), Map.of());
            return;
        }
        long delay = world.dice().between(100_000, 5_000_000, 20, taskAttemptId);
        SimExecutor executor = world.executor(executorId);
        world.time().after(delay, () -> answer(executor, taskAttemptId, receiver));
    }

    private void answer(SimExecutor executor, long taskAttemptId, Receiver receiver) {
        SimTasks.SimResult result =
                executor.answers() && !world.faults().on(Fault.Kind.CUT_DRIVER, executor)
                        ? executor.tasks().result(taskAttemptId)
                        : null;
        if (result == null) {
            receiver.lost("%s does not have it".formatted(executor.id()));
        } else {
            receiver.fetched(result, Map.of());
        }
    }

    @Override
    public @Nullable Throwable error(String executorId, long taskAttemptId) {
        return null;
    }
}
