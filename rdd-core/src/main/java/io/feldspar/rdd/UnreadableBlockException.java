package io.feldspar.rdd;

import io.feldspar.rdd.FetchFailedException.Problem;

/// Thrown by the iterator of a [BlockList] whose elements cannot be read back from where it keeps
/// them. For a task that reads the shuffle the map output is then lost, and is computed again.
public final class UnreadableBlockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    public UnreadableBlockException(Problem problem, Throwable cause) {
        super(cause.getMessage(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
