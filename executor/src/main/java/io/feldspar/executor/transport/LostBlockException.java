package io.feldspar.executor.transport;

import io.feldspar.rdd.FetchFailedException.Problem;
import java.io.IOException;

/// The rest of a block cannot be had.
final class LostBlockException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    LostBlockException(Problem problem) {
        super("a block is lost: " + problem);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
