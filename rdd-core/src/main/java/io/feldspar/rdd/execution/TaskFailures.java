package io.feldspar.rdd.execution;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskOutcome.FetchProblem;
import io.feldspar.rdd.protocol.TaskOutcome.LostOutput;
import java.util.List;

/// Says in a message what a task threw.
public final class TaskFailures {

    private TaskFailures() {}

    public static TaskOutcome.FetchFailed of(FetchFailedException fetch) {
        List<LostOutput> lost =
                fetch.lost().stream()
                        .map(
                                each ->
                                        new LostOutput(
                                                each.mapPartition(),
                                                each.taskAttemptId(),
                                                each.executorId()))
                        .toList();
        FetchProblem problem =
                switch (fetch.problem()) {
                    case UNREACHABLE -> FetchProblem.UNREACHABLE;
                    case MISSING -> FetchProblem.MISSING;
                    case CORRUPT -> FetchProblem.CORRUPT;
                };
        return new TaskOutcome.FetchFailed(fetch.shuffleId(), lost, problem, message(fetch));
    }

    public static TaskOutcome.Failed of(Throwable error) {
        return new TaskOutcome.Failed(Failure.of(error));
    }

    private static String message(Throwable error) {
        String message = error.getMessage();
        return message == null ? "" : message;
    }
}
