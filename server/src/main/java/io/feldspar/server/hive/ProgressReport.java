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

    private static final List<String> HEADER =
            List.of("STATEMENT", "STATE", "STAGES", "COMPLETED", "TASKS", "COMPLETED", "ROWS");

    private ProgressReport() {}

    /// As a table with one row.
    static TProgressUpdateResp of(OperationInfo info) {
        Progress progress = info.progress();
        List<String> row =
                List.of(
                        info.id().text(),
                        info.state().name(),
                        Integer.toString(progress.totalStages()),
                        Integer.toString(progress.completedStages()),
                        Integer.toString(progress.totalTasks()),
                        Integer.toString(progress.completedTasks()),
                        Long.toString(progress.rows()));
        return new TProgressUpdateResp(
                HEADER,
                List.of(row),
                part(info.state(), progress),
                status(info.state()),
                line(info),
                info.submitted().toEpochMilli());
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
