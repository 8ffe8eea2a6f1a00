package io.feldspar.rdd;

import java.util.List;

/// Thrown inside a task whose shuffle inputs are not there. Code that catches it must throw it
/// on: the scheduler makes the inputs again.
public final class FetchFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int shuffleId;
    private final transient List<Lost> lost;

    /// One map output that could not be read.
    public record Lost(int mapPartition, long taskAttemptId) {}

    public FetchFailedException(int shuffleId, List<Lost> lost, String message) {
        super(message);
        this.shuffleId = shuffleId;
        this.lost = List.copyOf(lost);
    }

    public int shuffleId() {
        return shuffleId;
    }

    public List<Lost> lost() {
        return lost;
    }
}
