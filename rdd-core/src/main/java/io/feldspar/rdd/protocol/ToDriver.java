package io.feldspar.rdd.protocol;

import java.util.List;

/// What an executor says to its driver. All but the first carry the registration.
public sealed interface ToDriver extends Message {

    /// @param previous the registration that the executor had, or 0
    /// @param running attempts that still run, if the previous registration is to be resumed
    /// @param finished ends that the driver has not acknowledged yet
    /// @param shuffles of which outputs or locations are there
    record Register(
            String executorId,
            String host,
            String rack,
            int slots,
            Greeting greeting,
            long previous,
            List<Long> running,
            List<TaskFinished> finished,
            List<Integer> shuffles)
            implements ToDriver {}

    /// Sent at intervals, so that the driver knows that the executor lives.
    record Heartbeat(String executorId, long registration) implements ToDriver {}

    record TaskFinished(
            String executorId, long registration, long taskAttemptId, TaskOutcome outcome)
            implements ToDriver {}

    /// A task of a barrier stage waits for the others.
    ///
    /// @param epoch how often it has waited before
    record BarrierArrived(
            String executorId, long registration, long taskAttemptId, int epoch, String message)
            implements ToDriver {}

    /// A cached partition came, moved or went.
    record BlockChanged(String executorId, long registration, CachedBlock block)
            implements ToDriver {}

    /// All partitions that the executor keeps, after a time in which changes may have been lost.
    record BlocksHeld(String executorId, long registration, List<CachedBlock> blocks)
            implements ToDriver {}

    /// What an executor that will end has moved to others.
    ///
    /// @param pass [ToExecutor.Leave#pass]
    /// @param last whether that was all that could be moved
    record Moved(
            String executorId, long registration, int pass, List<MovedOutput> outputs, boolean last)
            implements ToDriver {}

    /// A map output that another executor has now.
    record MovedOutput(int shuffleId, long taskAttemptId, String to) {}

    /// Asks whether the attempt may make its output visible.
    record AskCommit(String executorId, long registration, long taskAttemptId)
            implements ToDriver {}
}
