package io.feldspar.rdd;

import org.jspecify.annotations.Nullable;

/// A job that ended without its result, and why. The cause is what the task threw, where there
/// is one.
public final class JobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// The classes of failure.
    public enum Reason {
        /// A task failed as often as it may, or with an error that no retry cures.
        TASK_FAILED,
        /// The job, its group or its stage was cancelled.
        CANCELLED,
        /// A stage was tried as often as it may and its inputs were lost each time.
        STAGE_ATTEMPTS_EXHAUSTED,
        /// Inputs that differ when made again were lost after a result had been delivered.
        INDETERMINATE_RESULT,
        /// Every executor that could run a task is excluded.
        EXCLUDED,
        /// A barrier stage needs more slots than there are, or a stage could not be set up.
        INVALID_STAGE,
        /// No executor was there for too long.
        NO_EXECUTOR,
        /// The caller's result handler threw.
        HANDLER_FAILED,
        /// An event of the scheduler failed, so that what runs is not known any more.
        SCHEDULER_FAILED,
        /// The context closed.
        CLOSED
    }

    private final Reason reason;

    public JobFailedException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
