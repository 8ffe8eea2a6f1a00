package io.feldspar.simulation;

import io.feldspar.rdd.NotRetriable;

/// A checkpoint file does not fit its checksum. Reading it again gives the same. Without a stack,
/// which would differ from run to run.
final class CorruptCheckpointException extends RuntimeException implements NotRetriable {

    private static final long serialVersionUID = 1L;

    CorruptCheckpointException(String message) {
        super(message, null, false, false);
    }
}
