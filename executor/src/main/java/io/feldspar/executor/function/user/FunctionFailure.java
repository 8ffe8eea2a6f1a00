package io.feldspar.executor.function.user;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;

/// What a query fails with where a user's code throws.
final class FunctionFailure {

    private FunctionFailure() {}

    /// The error names what was thrown and where, but not its message, which may tell values that
    /// the reader must not see; the cause has it.
    ///
    /// @param function its name
    static RuntimeException of(String function, Throwable thrown) {
        if (thrown instanceof FunctionGuard.Interrupted interrupted) {
            throw interrupted;
        }
        if (thrown instanceof FeldsparException known) {
            return known;
        }
        return new FeldsparException(
                ErrorCode.FUNCTION_FAILED,
                "Function '%s' failed with %s%s"
                        .formatted(function, thrown.getClass().getName(), place(thrown)),
                "The log of the process that ran it has the details.",
                thrown);
    }

    private static String place(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            boolean own =
                    frame.getClassName().startsWith("java.")
                            || frame.getClassName().startsWith("jdk.")
                            || frame.getClassName().equals(FunctionGuard.class.getName());
            if (!own) {
                return " in %s (%s:%d)"
                        .formatted(
                                frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
            }
        }
        return "";
    }

    /// Ends the rows of a task that is to stop.
    static void checkInterrupt() {
        FunctionGuard.check();
    }
}
