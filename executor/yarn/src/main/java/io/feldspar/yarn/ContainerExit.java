package io.feldspar.yarn;

import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.cluster.ExecutorExit.Cause;
import org.apache.hadoop.yarn.api.records.ContainerExitStatus;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.jspecify.annotations.Nullable;

/// Tells from the status of a container why its executor ended. Only a process that ended by itself
/// is a fault of the application.
final class ContainerExit {

    /// What `executor.sh` ends with where Feldspar or Java are not there.
    private static final int NO_FELDSPAR = 85;

    private static final int NO_JAVA = 86;

    private ContainerExit() {}

    static ExecutorExit of(ContainerStatus status) {
        int code = status.getExitStatus();
        Cause cause = cause(code, text(status));
        if (cause != null) {
            return new ExecutorExit(cause, "YARN ended its container: " + text(status));
        }
        String log =
                "shown by yarn logs -applicationId %s -containerId %s"
                        .formatted(
                                status.getContainerId()
                                        .getApplicationAttemptId()
                                        .getApplicationId(),
                                status.getContainerId());
        return switch (code) {
            case ContainerExitStatus.KILLED_EXCEEDED_VMEM,
                    ContainerExitStatus.KILLED_EXCEEDED_PMEM ->
                    new ExecutorExit(
                            Cause.KILLED,
                            "it was killed for memory, as it needed more than its container has: raise feldspar.executor.memoryOverhead. "
                                    + text(status));
            case NO_FELDSPAR, NO_JAVA ->
                    new ExecutorExit(
                            Cause.APPLICATION,
                            "it has no Feldspar or no Java 25: "
                                    + text(status)
                                    + " Its log is "
                                    + log);
            default -> ExecutorExit.ofProcess(code, log);
        };
    }

    /// What YARN itself ends; null for a process that has an exit code.
    private static @Nullable Cause cause(int status, String diagnostics) {
        return switch (status) {
            case ContainerExitStatus.ABORTED ->
                    diagnostics.contains("lost") ? Cause.HOST_LOST : Cause.KILLED;
            case ContainerExitStatus.DISKS_FAILED -> Cause.HOST_LOST;
            case ContainerExitStatus.PREEMPTED, ContainerExitStatus.KILLED_BY_CONTAINER_SCHEDULER ->
                    Cause.PREEMPTED;
            case ContainerExitStatus.KILLED_BY_APPMASTER,
                    ContainerExitStatus.KILLED_AFTER_APP_COMPLETION ->
                    Cause.RELEASED;
            case ContainerExitStatus.KILLED_BY_RESOURCEMANAGER,
                    ContainerExitStatus.KILLED_FOR_EXCESS_LOGS,
                    ContainerExitStatus.INVALID ->
                    Cause.KILLED;
            default -> null;
        };
    }

    private static String text(ContainerStatus status) {
        String diagnostics = status.getDiagnostics();
        return diagnostics == null ? "" : diagnostics.strip();
    }
}
