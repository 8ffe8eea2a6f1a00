package io.feldspar.session.operation;

/// Is told of every operation of an engine, for logs and displays.
@FunctionalInterface
public interface OperationListener {

    /// The operation changed its state; a new one comes as QUEUED. Calls for one operation come in
    /// order, on the thread that made the change, which waits: return at once.
    void changed(OperationInfo operation);

    /// The operation was closed: its rows were read, or nobody wants them any more.
    default void closed(OperationInfo operation) {}
}
