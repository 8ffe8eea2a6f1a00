package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.FetchFailedException.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A block of this process cannot be read to its end.
public final class LostChunkException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    LostChunkException(Problem problem, @Nullable IOException cause) {
        super("a block of this process is lost: " + problem, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
