package io.feldspar.executor.function.user;

/// What guarded code calls.
public final class FunctionGuard {

    private FunctionGuard() {}

    /// Ends a loop of a task that is to stop.
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Interrupted();
        }
    }

    /// In the place of [System#exit].
    public static void exit(int status) {
        throw new SecurityException("a function must not end the process");
    }

    /// In the place of [Runtime#exit] and [Runtime#halt].
    public static void exit(Runtime runtime, int status) {
        exit(status);
    }

    /// The task of the function is to stop. An error, so that code which catches exceptions lets it
    /// pass.
    static final class Interrupted extends Error {

        private static final long serialVersionUID = 1L;

        Interrupted() {
            super("the task is to stop", null, false, false);
        }
    }
}
