package io.feldspar.rdd.protocol;

import io.feldspar.rdd.failure.Failure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// How a task attempt ended.
public sealed interface TaskOutcome {

    /// A map task wrote its output.
    ///
    /// @param rows rows per reduce partition
    /// @param bytes bytes per reduce partition
    /// @param updates whether accumulator updates wait at the executor to be fetched
    record MapDone(int shuffleId, long[] rows, long[] bytes, boolean updates)
            implements TaskOutcome {

        @Override
        public String toString() {
            return "MapDone[shuffleId=%d, rows=%s]".formatted(shuffleId, Arrays.toString(rows));
        }
    }

    /// A result task is done and its result travels along.
    record ResultInline(ByteBuffer result) implements TaskOutcome {}

    /// A result task is done and its result waits at the executor to be fetched.
    record ResultStored(long bytes) implements TaskOutcome {}

    /// The task threw.
    record Failed(Failure failure) implements TaskOutcome {}

    /// The task could not read outputs of a shuffle.
    ///
    /// @param lost the outputs in question
    record FetchFailed(int shuffleId, List<LostOutput> lost, FetchProblem problem, String message)
            implements TaskOutcome {}

    /// The task stopped because it was told to.
    record Killed(String reason) implements TaskOutcome {}

    /// The task asked to commit and was told no.
    record CommitDenied() implements TaskOutcome {}

    /// The map output of one partition, by the attempt that made it.
    ///
    /// @param executorId which executor was to have it; another one may have it since
    record LostOutput(int mapPartition, long taskAttemptId, String executorId) {}

    /// What was wrong with the outputs.
    enum FetchProblem {
        /// The executor that has them does not answer.
        UNREACHABLE,
        /// The executor answers but does not have them.
        MISSING,
        /// Their checksum does not fit.
        CORRUPT
    }
}
