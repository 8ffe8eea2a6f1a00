package io.feldspar.executor.standalone.message;

/// How far a program is.
public enum ProgramState {
    /// No worker has had room for it yet, or it is to be started again.
    WAITING,
    RUNNING,
    FINISHED,
    FAILED,
    KILLED;

    /// Whether it does not change any more.
    public boolean isOver() {
        return switch (this) {
            case WAITING, RUNNING -> false;
            case FINISHED, FAILED, KILLED -> true;
        };
    }
}
