package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.protocol.BlockAddress;

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
