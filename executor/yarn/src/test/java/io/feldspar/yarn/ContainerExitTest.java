package io.feldspar.yarn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.cluster.ExecutorExit.Cause;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerState;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Why executors end, as YARN tells it.
class ContainerExitTest {

    private static ExecutorExit exit(int status, String diagnostics) {
        ContainerId id =
                ContainerId.newContainerId(
                        ApplicationAttemptId.newInstance(ApplicationId.newInstance(1, 2), 1), 3);
        return ContainerExit.of(
                ContainerStatus.newInstance(id, ContainerState.COMPLETE, diagnostics, status));
    }

    @ParameterizedTest
    @CsvSource({
        "1, APPLICATION",
        "134, APPLICATION",
        "0, APPLICATION",
        "83, RELEASED",
        "137, KILLED",
        "143, KILLED",
        "-101, HOST_LOST",
        "-102, PREEMPTED",
        "-103, KILLED",
        "-104, KILLED",
        "-105, RELEASED",
        "-106, KILLED",
        "-107, RELEASED",
        "-108, PREEMPTED",
        "-1000, KILLED"
    })
    void countsOnlyAProcessThatEndedByItselfAsAFault(int status, Cause expected) {
        assertEquals(expected, exit(status, "").cause());
    }

    @Test
    void tellsALostNodeFromAnEndByTheFramework() {
        assertEquals(Cause.HOST_LOST, exit(-100, "Container released on a *lost* node").cause());
        assertEquals(Cause.KILLED, exit(-100, "Container released by application").cause());
    }

    @Test
    void tellsWhatHelps() {
        String memory = exit(-104, "beyond physical memory limits").message();
        assertTrue(memory.contains("feldspar.executor.memoryOverhead"), memory);
        assertTrue(memory.contains("beyond physical memory limits"), memory);
        String log = exit(1, "").message();
        assertTrue(log.contains("yarn logs -applicationId application_1_0002"), log);
        String java = exit(86, "no Java 25").message();
        assertTrue(java.contains("no Java 25"), java);
    }
}
