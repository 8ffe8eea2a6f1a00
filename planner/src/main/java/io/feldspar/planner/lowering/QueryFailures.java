package io.feldspar.planner.lowering;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.failure.Failure;

/// The error that a user sees for a job that failed.
final class QueryFailures {

    private QueryFailures() {}

    static FeldsparException of(JobFailedException failed) {
        Failure failure = failed.failure();
        if (failure == null) {
            return unexplained(failed, String.valueOf(failed.getMessage()));
        }
        if (failure.errorClass().equals(OutOfMemoryError.class.getName())) {
            return new FeldsparException(
                    ErrorCode.OUT_OF_MEMORY,
                    "The query ran out of heap memory",
                    "Give the process a larger heap, or set a lower memory limit.",
                    failed);
        }
        return FeldsparException.from(failure, failed)
                .orElseGet(() -> unexplained(failed, failure.summary()));
    }

    private static FeldsparException unexplained(JobFailedException failed, String problem) {
        return switch (failed.reason()) {
            case CANCELLED, CLOSED ->
                    new FeldsparException(
                            ErrorCode.QUERY_CANCELLED, "The query was cancelled", failed);
            case TASK_FAILED, HANDLER_FAILED, INVALID_STAGE, SCHEDULER_FAILED ->
                    new FeldsparException(
                            ErrorCode.INTERNAL_ERROR,
                            "The query failed with an internal error: " + problem,
                            failed);
            case STAGE_ATTEMPTS_EXHAUSTED, INDETERMINATE_RESULT, EXCLUDED, NO_EXECUTOR ->
                    new FeldsparException(
                            ErrorCode.CLUSTER_FAILURE, String.valueOf(failed.getMessage()), failed);
        };
    }
}
