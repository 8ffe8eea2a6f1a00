package io.feldspar.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.cluster.ExecutorExit.Cause;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Why executors end, as Kubernetes tells it.
class PodExitTest {

    private static Pod pod(PodStatusBuilder status) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("p")
                .withNamespace("n")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("executor")
                .endContainer()
                .addNewContainer()
                .withName("sidecar")
                .endContainer()
                .endSpec()
                .withStatus(status.build())
                .build();
    }

    private static PodStatusBuilder phase(String phase) {
        return new PodStatusBuilder().withPhase(phase);
    }

    private static PodStatusBuilder terminated(PodStatusBuilder status, String reason, int code) {
        return status.addNewContainerStatus()
                .withName("executor")
                .withNewState()
                .withNewTerminated()
                .withReason(reason)
                .withExitCode(code)
                .endTerminated()
                .endState()
                .endContainerStatus();
    }

    private static Cause cause(PodStatusBuilder status) {
        return PodExit.of(pod(status)).orElseThrow().cause();
    }

    @Test
    void isNothingWhileThePodRunsOrWaits() {
        assertEquals(Optional.empty(), PodExit.of(pod(phase("Pending"))));
        assertEquals(Optional.empty(), PodExit.of(pod(phase("Running"))));
        assertEquals(Optional.empty(), PodExit.of(pod(phase("Unknown"))));
        Pod fresh = new PodBuilder(pod(phase("Pending"))).withStatus(null).build();
        assertEquals(Optional.empty(), PodExit.of(fresh));
        assertEquals(Optional.empty(), PodExit.problem(fresh));
    }

    @ParameterizedTest
    @CsvSource({
        "Error, 1, APPLICATION",
        "Error, 134, APPLICATION",
        "Completed, 0, APPLICATION",
        "Error, 137, KILLED",
        "Error, 143, KILLED",
        "OOMKilled, 137, KILLED",
        "Error, 83, RELEASED"
    })
    void countsOnlyAProcessThatEndedByItselfAsAFault(String reason, int code, Cause expected) {
        assertEquals(expected, cause(terminated(phase("Failed"), reason, code)));
        // The other container runs on.
        assertEquals(expected, cause(terminated(phase("Running"), reason, code)));
    }

    @ParameterizedTest
    @CsvSource({
        "PreemptionByScheduler, PREEMPTED",
        "EvictionByEvictionAPI, DECOMMISSIONED",
        "DeletionByTaintManager, HOST_LOST",
        "DeletionByPodGC, HOST_LOST",
        "TerminationByKubelet, KILLED"
    })
    void believesTheControlPlaneBeforeTheExitCode(String reason, Cause expected) {
        PodStatusBuilder status =
                terminated(phase("Failed"), "Error", 1)
                        .addNewCondition()
                        .withType("DisruptionTarget")
                        .withStatus("True")
                        .withReason(reason)
                        .withMessage("because")
                        .endCondition();
        assertEquals(expected, cause(status));
        ExecutorExit deleted =
                PodExit.ofDeleted(pod(status.withPhase("Running").withContainerStatuses()));
        assertEquals(expected, deleted.cause());
        assertTrue(deleted.message().contains("because"), deleted.message());
    }

    @ParameterizedTest
    @CsvSource({
        "Evicted, KILLED",
        "Preempting, PREEMPTED",
        "NodeLost, HOST_LOST",
        "NodeShutdown, DECOMMISSIONED",
        "OutOfcpu, PREEMPTED"
    })
    void readsTheReasonOfThePod(String reason, Cause expected) {
        assertEquals(expected, cause(phase("Failed").withReason(reason)));
    }

    @Test
    void tellsTheSettingThatHelpsAgainstAKillForMemory() {
        ExecutorExit exit =
                PodExit.of(pod(terminated(phase("Failed"), "OOMKilled", 137))).orElseThrow();
        assertTrue(exit.message().contains("feldspar.executor.memoryOverhead"), exit.message());
    }

    @Test
    void takesADeletedPodForKilled() {
        assertEquals(Cause.KILLED, PodExit.ofDeleted(pod(phase("Running"))).cause());
    }

    @Test
    void tellsWhatKeepsAPodFromStarting() {
        PodStatus unschedulable =
                phase("Pending")
                        .addNewCondition()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .withReason("Unschedulable")
                        .withMessage("0/3 nodes are available")
                        .endCondition()
                        .build();
        assertEquals(
                Optional.of("Unschedulable: 0/3 nodes are available"),
                PodExit.problem(pod(new PodStatusBuilder(unschedulable))));
        assertEquals(
                Optional.of("ImagePullBackOff: no such image"),
                PodExit.problem(pod(waiting("ImagePullBackOff"))));
        assertEquals(Optional.empty(), PodExit.problem(pod(waiting("ContainerCreating"))));
    }

    private static PodStatusBuilder waiting(String reason) {
        return phase("Pending")
                .addNewContainerStatus()
                .withName("executor")
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .withMessage("no such image")
                .endWaiting()
                .endState()
                .endContainerStatus();
    }
}
