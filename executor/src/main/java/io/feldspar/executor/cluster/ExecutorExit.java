package io.feldspar.executor.cluster;

/// Why an executor ended.
///
/// @param message for a log: an exit code, where the executor's log is
public record ExecutorExit(Cause cause, String message) {

    public enum Cause {
        /// The process ended by itself: a crash, or a task that ended it.
        APPLICATION,
        /// A signal killed it: somebody, or the system for want of memory.
        KILLED,
        /// Its place was given to somebody else.
        PREEMPTED,
        /// Its host is taken out of service.
        DECOMMISSIONED,
        /// Its host is gone, or cannot be reached.
        HOST_LOST,
        /// The driver did not need it any more, or took it for lost.
        RELEASED
    }

    /// The exit code of an executor that ended because its driver, or who started it, was gone.
    public static final int WITHOUT_DRIVER = 83;

    private static final int OF_SIGNAL = 128;

    /// What the exit code of a process tells that nobody has told to end.
    ///
    /// @param log where its output is
    public static ExecutorExit ofProcess(int code, String log) {
        if (code == WITHOUT_DRIVER) {
            return new ExecutorExit(Cause.RELEASED, "its driver released it");
        }
        boolean killed = code == OF_SIGNAL + 2 || code == OF_SIGNAL + 9 || code == OF_SIGNAL + 15;
        return killed
                ? new ExecutorExit(
                        Cause.KILLED,
                        "it was killed by signal %d; its log is %s"
                                .formatted(code - OF_SIGNAL, log))
                : new ExecutorExit(
                        Cause.APPLICATION, "it ended with %d; its log is %s".formatted(code, log));
    }

    /// Whether its tasks may have been the reason, so that the end counts as a failure of theirs.
    public boolean isFault() {
        return cause == Cause.APPLICATION;
    }

    @Override
    public String toString() {
        return message;
    }
}
