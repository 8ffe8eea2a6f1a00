package io.feldspar.rdd;

import io.feldspar.rdd.failure.Failure;
import org.jspecify.annotations.Nullable;

/// A job that ended without its result, and why.
///
/// [#failure()] tells what a task or the caller's code threw, the same whether that happened in
/// this process or in another. The cause is what was thrown itself, where it is at hand.
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
    private final @Nullable Failure failure;

    /// @param cause what was thrown on the driver, if it was that
    public JobFailedException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, cause == null ? null : Failure.of(cause), cause);
    }

    /// @param failure what was thrown, if it was that
    /// @param cause the same as an exception
    public JobFailedException(
            Reason reason, String message, @Nullable Failure failure, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.failure = failure;
    }

    public Reason reason() {
        return reason;
    }

    /// What a task or the caller's code threw; null where nothing was thrown.
    public @Nullable Failure failure() {
        return failure;
    }

    /// The same with the calling thread's stack, which tells who asked for the job.
    JobFailedException rethrowable() {
        String message = getMessage();
        return new JobFailedException(reason, message == null ? "" : message, failure, getCause());
    }
}
