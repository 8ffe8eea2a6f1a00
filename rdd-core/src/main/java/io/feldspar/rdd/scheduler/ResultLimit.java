package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.protocol.TaskOutcome;

/// How much the results of a job may take on the driver.
final class ResultLimit {

    private ResultLimit() {}

    /// The bytes of a task's result; 0 for one that was not serialized.
    static long bytes(TaskOutcome outcome) {
        return switch (outcome) {
            case TaskOutcome.ResultInline inline -> inline.result().remaining();
            case TaskOutcome.ResultStored stored -> stored.bytes();
            case TaskOutcome.MapDone _,
                    TaskOutcome.Failed _,
                    TaskOutcome.FetchFailed _,
                    TaskOutcome.Killed _,
                    TaskOutcome.CommitDenied _ ->
                    0;
        };
    }

    static JobFailedException exceeded(TaskSet tasks, long bytes, long most) {
        Failure failure =
                new Failure(
                        ResultLimit.class.getName(),
                        "RESULT_TOO_LARGE",
                        "The results of stage %d take %,d bytes, more than the %,d that are allowed"
                                .formatted(tasks.stageId(), bytes, most),
                        "",
                        "Raise maxResultSize, or write the rows to files instead of collecting"
                                + " them.",
                        false,
                        "");
        return new JobFailedException(Reason.TASK_FAILED, failure.problem(), failure, null);
    }
}
