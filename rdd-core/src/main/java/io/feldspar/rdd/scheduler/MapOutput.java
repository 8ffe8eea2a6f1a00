package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.TaskOutcome;

/// One map task's output: who made it, where it lies, how much of it there is.
///
/// @param served where it can be read
/// @param outlives whether it can be read there when its executor has ended
record MapOutput(
        long taskAttemptId,
        String executorId,
        BlockAddress served,
        boolean outlives,
        long registration,
        BlockSizes sizes) {

    /// Whether this is the output that was lost: of the same attempt, and not moved since.
    boolean is(TaskOutcome.LostOutput lost) {
        return taskAttemptId == lost.taskAttemptId() && executorId.equals(lost.executorId());
    }

    /// An output that an executor has.
    static MapOutput on(ExecutorState executor, long taskAttemptId, BlockSizes sizes) {
        return new MapOutput(
                taskAttemptId,
                executor.id(),
                executor.outputs(),
                executor.outputsOutliveIt(),
                executor.registration(),
                sizes);
    }
}
