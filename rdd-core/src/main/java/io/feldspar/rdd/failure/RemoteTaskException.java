package io.feldspar.rdd.failure;

/// Stands for an error that was thrown in another process and could not travel itself. Its message
/// holds the remote stack trace.
public final class RemoteTaskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RemoteTaskException(Failure failure) {
        super(failure.stack().isEmpty() ? failure.summary() : failure.stack(), null, false, false);
    }
}
