package io.feldspar.rdd;

/// Thrown inside a task that has been told to stop.
public final class TaskKilledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TaskKilledException(String reason) {
        super(reason);
    }
}
