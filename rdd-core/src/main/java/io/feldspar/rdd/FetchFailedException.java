package io.feldspar.rdd;

import java.util.List;

/// Thrown inside a task whose shuffle inputs are not there. Code that catches it must throw it
/// on: the scheduler makes the inputs again.
public final class FetchFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int shuffleId;
    private final transient List<Lost> lost;
    private final Problem problem;

    /// What was wrong.
    public enum Problem {
        /// The executor that has the outputs does not answer.
        UNREACHABLE,
        /// It answers but does not have them.
        MISSING,
        /// Their checksum does not fit.
        CORRUPT
    }

    /// One map output that could not be read.
    ///
    /// @param executorId which executor was to have it
    public record Lost(int mapPartition, long taskAttemptId, String executorId) {}

    /// @param lost the outputs in question; empty where the driver did not think that they would
    ///     be needed
    public FetchFailedException(int shuffleId, List<Lost> lost, Problem problem, String message) {
        super(message);
        this.problem = problem;
        this.shuffleId = shuffleId;
        this.lost = List.copyOf(lost);
    }

    public int shuffleId() {
        return shuffleId;
    }

    public List<Lost> lost() {
        return lost;
    }

    public Problem problem() {
        return problem;
    }
}
