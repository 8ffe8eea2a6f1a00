package io.feldspar.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.cluster.ExecutorExit.Cause;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells from a pod why its executor ended. Only a process that ended by itself is a fault of the
/// application.
final class PodExit {

    private static final String SUCCEEDED = "Succeeded";
    private static final String FAILED = "Failed";

    private PodExit() {}

    /// Why the pod has ended; nothing while it runs or may still run.
    static Optional<ExecutorExit> of(Pod pod) {
        String phase = pod.getStatus() == null ? "" : text(pod.getStatus().getPhase());
        if (phase.equals(SUCCEEDED) || phase.equals(FAILED)) {
            return Optional.of(ofEnded(pod));
        }
        // Other containers of the template may go on.
        return terminated(pod).map(each -> ofContainer(pod, each));
    }

    /// Why a pod is gone that was deleted before it was seen to end.
    static ExecutorExit ofDeleted(Pod pod) {
        return of(pod).or(() -> disruption(pod))
                .orElseGet(
                        () -> new ExecutorExit(Cause.KILLED, "its pod was deleted: " + name(pod)));
    }

    private static ExecutorExit ofEnded(Pod pod) {
        return disruption(pod)
                .or(() -> reason(pod))
                .or(() -> terminated(pod).map(each -> ofContainer(pod, each)))
                .orElseGet(
                        () ->
                                new ExecutorExit(
                                        Cause.KILLED,
                                        "its pod ended without its container: "
                                                + description(pod)));
    }

    /// What the control plane or the kubelet say of a pod that they end.
    private static Optional<ExecutorExit> disruption(Pod pod) {
        return conditions(pod)
                .filter(
                        each ->
                                each.getType().equals("DisruptionTarget")
                                        && each.getStatus().equals("True"))
                .findFirst()
                .map(
                        each ->
                                new ExecutorExit(
                                        ofDisruption(text(each.getReason())),
                                        "its pod was ended by %s: %s"
                                                .formatted(
                                                        each.getReason(),
                                                        text(each.getMessage()))));
    }

    private static Cause ofDisruption(String reason) {
        return switch (reason) {
            case "PreemptionByScheduler" -> Cause.PREEMPTED;
            case "EvictionByEvictionAPI" -> Cause.DECOMMISSIONED;
            case "DeletionByTaintManager", "DeletionByPodGC" -> Cause.HOST_LOST;
            default -> Cause.KILLED;
        };
    }

    /// What older clusters say, and the kubelet of what it never started.
    private static Optional<ExecutorExit> reason(Pod pod) {
        Cause cause =
                switch (text(pod.getStatus().getReason())) {
                    case "Evicted" -> Cause.KILLED;
                    case "Preempting" -> Cause.PREEMPTED;
                    case "NodeShutdown", "Shutdown", "Terminated" -> Cause.DECOMMISSIONED;
                    case "NodeLost" -> Cause.HOST_LOST;
                    case "NodeAffinity", "UnexpectedAdmissionError", "OutOfcpu", "OutOfmemory" ->
                            Cause.PREEMPTED;
                    default -> null;
                };
        return Optional.ofNullable(cause)
                .map(each -> new ExecutorExit(each, "its pod has ended: " + description(pod)));
    }

    private static ExecutorExit ofContainer(Pod pod, ContainerStateTerminated terminated) {
        if (text(terminated.getReason()).equals("OOMKilled")) {
            return new ExecutorExit(
                    Cause.KILLED,
                    "it was killed for memory, as it needed more than the limit of pod %s: raise feldspar.executor.memoryOverhead"
                            .formatted(name(pod)));
        }
        return ExecutorExit.ofProcess(
                terminated.getExitCode() == null ? -1 : terminated.getExitCode(),
                "shown by kubectl logs -n %s %s"
                        .formatted(pod.getMetadata().getNamespace(), name(pod)));
    }

    /// Why the pod does not start, where it will not do so by waiting.
    static Optional<String> problem(Pod pod) {
        if (pod.getStatus() == null) {
            return Optional.empty();
        }
        Optional<String> unscheduled =
                conditions(pod)
                        .filter(
                                each ->
                                        each.getType().equals("PodScheduled")
                                                && each.getStatus().equals("False"))
                        .findFirst()
                        .map(each -> text(each.getReason()) + ": " + text(each.getMessage()));
        return unscheduled.or(
                () ->
                        statuses(pod)
                                .map(
                                        each ->
                                                each.getState() == null
                                                        ? null
                                                        : each.getState().getWaiting())
                                .filter(PodExit::isProblem)
                                .findFirst()
                                .map(each -> each.getReason() + ": " + text(each.getMessage())));
    }

    private static boolean isProblem(@Nullable ContainerStateWaiting waiting) {
        return waiting != null
                && switch (text(waiting.getReason())) {
                    case "", "ContainerCreating", "PodInitializing" -> false;
                    default -> true;
                };
    }

    /// The end of the executor's container.
    private static Optional<ContainerStateTerminated> terminated(Pod pod) {
        String executor =
                pod.getSpec() == null || pod.getSpec().getContainers().isEmpty()
                        ? ExecutorPods.CONTAINER
                        : pod.getSpec().getContainers().getFirst().getName();
        return statuses(pod)
                .filter(each -> executor.equals(each.getName()) && each.getState() != null)
                .map(each -> Optional.ofNullable(each.getState().getTerminated()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<ContainerStatus> statuses(Pod pod) {
        return pod.getStatus() == null
                ? Stream.empty()
                : pod.getStatus().getContainerStatuses().stream();
    }

    private static Stream<PodCondition> conditions(Pod pod) {
        return pod.getStatus() == null ? Stream.empty() : pod.getStatus().getConditions().stream();
    }

    private static String description(Pod pod) {
        return "%s %s"
                .formatted(text(pod.getStatus().getReason()), text(pod.getStatus().getMessage()))
                .strip();
    }

    private static String name(Pod pod) {
        return pod.getMetadata().getName();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
