package io.feldspar.rdd;

import io.feldspar.rdd.failure.DescribedError;
import io.feldspar.rdd.failure.Failure;

/// Checkpoint data is gone or does not fit its checksums, and the lineage that could make it again
/// was cut. No retry helps.
public final class CheckpointLostException extends RuntimeException implements DescribedError {

    private static final long serialVersionUID = 1L;

    public CheckpointLostException(String message) {
        super(message);
    }

    public CheckpointLostException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Failure describe() {
        return Failure.notRetriable(this);
    }
}
