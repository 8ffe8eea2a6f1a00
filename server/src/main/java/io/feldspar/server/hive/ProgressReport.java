package io.feldspar.server.hive;

import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.OperationState;
import io.feldspar.session.operation.Progress;
import java.util.List;
import java.util.Locale;
import org.apache.hive.service.rpc.thrift.TJobExecutionStatus;
import org.apache.hive.service.rpc.thrift.TProgressUpdateResp;

/// How far a statement is, for those who look at it.
final class ProgressReport {

    /// The columns that Hive sends: beeline prints them, and each row, by a format of its own.
    private static final List<String> HEADER =
            List.of(
                    "VERTICES",
                    "MODE",
                    "STATUS",
                    "TOTAL",
                    "COMPLETED",
                    "RUNNING",
                    "PENDING",
                    "FAILED",
                    "KILLED");

    private static final String UNKNOWN = "-";

    private ProgressReport() {}

    /// As a table with a row for stages and one for tasks.
    static TProgressUpdateResp of(OperationInfo info) {
        Progress progress = info.progress();
        List<List<String>> rows =
                List.of(
                        row(info, "Stages", progress.totalStages(), progress.completedStages()),
                        row(info, "Tasks", progress.totalTasks(), progress.completedTasks()));
        return new TProgressUpdateResp(
                HEADER,
                rows,
                part(info.state(), progress),
                status(info.state()),
                "STAGES: %d/%d".formatted(progress.completedStages(), progress.totalStages()),
                info.submitted().toEpochMilli());
    }

    private static List<String> row(OperationInfo info, String name, int total, int completed) {
        return List.of(
                name,
                "sql",
                info.state().name(),
                Integer.toString(total),
                Integer.toString(completed),
                UNKNOWN,
                Integer.toString(total - completed),
                UNKNOWN,
                UNKNOWN);
    }

    private static double part(OperationState state, Progress progress) {
        if (state == OperationState.FINISHED) {
            return 1;
        }
        return progress.totalTasks() == 0
                ? 0
                : (double) progress.completedTasks() / progress.totalTasks();
    }

    private static TJobExecutionStatus status(OperationState state) {
        return state.ended() ? TJobExecutionStatus.COMPLETE : TJobExecutionStatus.IN_PROGRESS;
    }

    /// As a line of the log; the same as long as nothing happens.
    static String line(OperationInfo info) {
        if (info.state() == OperationState.QUEUED && !info.group().isEmpty()) {
            return "Statement %s queued in resource group '%s'".formatted(info.id(), info.group());
        }
        Progress progress = info.progress();
        String stages =
                "%d of %d stages, %d of %d tasks"
                        .formatted(
                                progress.completedStages(),
                                progress.totalStages(),
                                progress.completedTasks(),
                                progress.totalTasks());
        String end =
                info.state().ended()
                        ? String.format(Locale.ROOT, ", %.3f s", info.elapsed().toMillis() / 1000.0)
                        : "";
        return "Statement %s %s: %s%s"
                .formatted(info.id(), info.state().name().toLowerCase(Locale.ROOT), stages, end);
    }
}
