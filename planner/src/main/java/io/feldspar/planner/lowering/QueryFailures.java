package io.feldspar.planner.lowering;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.rdd.JobFailedException;
import org.jspecify.annotations.Nullable;

/// The error that a user sees for a job that failed.
final class QueryFailures {

    private QueryFailures() {}

    static FeldsparException of(JobFailedException failed) {
        for (Throwable cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof FeldsparException known) {
                return known.causedBy(failed);
            }
            if (cause instanceof OutOfMemoryError) {
                return new FeldsparException(
                        ErrorCode.OUT_OF_MEMORY,
                        "The query ran out of heap memory",
                        "Give the process a larger heap, or set a lower memory limit.",
                        failed);
            }
        }
        return switch (failed.reason()) {
            case CANCELLED, CLOSED ->
                    new FeldsparException(
                            ErrorCode.QUERY_CANCELLED, "The query was cancelled", failed);
            case TASK_FAILED, HANDLER_FAILED, INVALID_STAGE, SCHEDULER_FAILED ->
                    new FeldsparException(
                            ErrorCode.INTERNAL_ERROR,
                            "The query failed with an internal error: " + message(failed),
                            failed);
            case STAGE_ATTEMPTS_EXHAUSTED, INDETERMINATE_RESULT, EXCLUDED, NO_EXECUTOR ->
                    new FeldsparException(
                            ErrorCode.CLUSTER_FAILURE, String.valueOf(failed.getMessage()), failed);
        };
    }

    private static @Nullable Throwable next(Throwable cause) {
        Throwable next = cause.getCause();
        return cause.equals(next) ? null : next;
    }

    private static String message(Throwable failed) {
        Throwable deepest = failed;
        for (Throwable cause = failed; cause != null; cause = next(cause)) {
            deepest = cause;
        }
        return deepest.toString();
    }
}
