package io.feldspar.session.operation;

/// Where an operation is. It only moves down this list, and not at all once it has ended. One whose
/// effects were refused because of a conflict may go back from FINISHING to RUNNING.
public enum OperationState {
    /// Accepted; no thread works for it yet.
    QUEUED,
    /// The statement is parsed, analyzed and planned.
    PLANNING,
    /// Tasks run. The rows that they have computed so far can be read.
    RUNNING,
    /// The effects of the statement become visible. It can no longer be cancelled.
    FINISHING,
    /// All is done. Rows may still wait for their reader.
    FINISHED,
    /// It ended with an error, of which a timeout is one.
    FAILED,
    /// Somebody cancelled it.
    CANCELLED,
    /// Its result was closed before all of it was computed.
    CLOSED;

    /// Whether this state is the last one.
    public boolean ended() {
        return ordinal() >= FINISHED.ordinal();
    }

    boolean mayBecome(OperationState next) {
        return next.ordinal() > ordinal() && !ended();
    }
}
