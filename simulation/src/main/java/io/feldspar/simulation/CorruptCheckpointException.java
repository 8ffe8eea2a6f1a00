package io.feldspar.simulation;

import io.feldspar.rdd.failure.DescribedError;
import io.feldspar.rdd.failure.Failure;

/// A checkpoint file does not fit its checksum. Reading it again gives the same. Without a stack,
/// which would differ from run to run.
final class CorruptCheckpointException extends RuntimeException implements DescribedError {

    private static final long serialVersionUID = 1L;

    CorruptCheckpointException(String message) {
        super(message, null, false, false);
    }

    @Override
    public Failure describe() {
        return Failure.notRetriable(this);
    }
}
