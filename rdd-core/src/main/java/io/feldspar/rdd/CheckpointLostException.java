package io.feldspar.rdd;

/// Checkpoint data is gone or does not fit its checksums, and the lineage that could make it again
/// was cut. No retry helps.
public final class CheckpointLostException extends RuntimeException implements NotRetriable {

    private static final long serialVersionUID = 1L;

    public CheckpointLostException(String message) {
        super(message);
    }

    public CheckpointLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
