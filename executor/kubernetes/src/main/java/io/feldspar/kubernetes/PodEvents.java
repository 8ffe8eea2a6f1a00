package io.feldspar.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.managed.ExecutorSupply;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the supply of executors what happens to their pods.
final class PodEvents implements ResourceEventHandler<Pod> {

    private static final Logger LOG = LoggerFactory.getLogger(PodEvents.class);

    private static final String RUNNING = "Running";

    private final ExecutorSupply supply;

    /// Problems that were told, each once.
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    PodEvents(ExecutorSupply supply) {
        this.supply = supply;
    }

    @Override
    public void onAdd(Pod pod) {
        onUpdate(null, pod);
    }

    @Override
    public void onUpdate(@Nullable Pod before, Pod pod) {
        String executorId = executorId(pod);
        if (!supply.has(executorId)) {
            return;
        }
        Optional<ExecutorExit> exit = PodExit.of(pod);
        if (exit.isPresent()) {
            supply.ended(executorId, exit.get());
            return;
        }
        if (runs(pod) && (before == null || !runs(before))) {
            supply.running(executorId);
        }
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            supply.decommissioning(executorId, "its pod is being deleted", grace(pod));
        }
        PodExit.problem(pod).ifPresent(problem -> tell(pod, problem));
    }

    private static Duration grace(Pod pod) {
        Long ofDeletion = pod.getMetadata().getDeletionGracePeriodSeconds();
        Long usual = pod.getSpec().getTerminationGracePeriodSeconds();
        Long seconds = ofDeletion == null ? usual : ofDeletion;
        return Duration.ofSeconds(seconds == null ? 0 : seconds);
    }

    private void tell(Pod pod, String problem) {
        if (told.add(problem)) {
            LOG.warn("Pod {} does not start: {}", pod.getMetadata().getName(), problem);
        }
    }

    @Override
    public void onDelete(Pod pod, boolean stateUnknown) {
        supply.ended(executorId(pod), PodExit.ofDeleted(pod));
    }

    private static boolean runs(Pod pod) {
        return pod.getStatus() != null && RUNNING.equals(pod.getStatus().getPhase());
    }

    private static String executorId(Pod pod) {
        return pod.getMetadata().getLabels().getOrDefault(Labels.EXECUTOR, "");
    }
}
