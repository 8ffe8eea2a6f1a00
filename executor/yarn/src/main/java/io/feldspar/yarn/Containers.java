package io.feldspar.yarn;

import io.feldspar.executor.managed.ExecutorSupply;
import io.feldspar.executor.managed.ManagedApplication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.async.AMRMClientAsync;
import org.jspecify.annotations.Nullable;

/// Which executor has which container, and which wait for one. Thread-safe.
final class Containers implements ExecutorSupply.Source {

    private final AMRMClientAsync<ContainerRequest> manager;
    private final ManagedApplication.Size size;
    private final String nodeLabel;

    /// The executors that wait, in their order. Guarded by this, as all that changes.
    private final Map<String, ContainerRequest> waiting = new LinkedHashMap<>();

    private final Map<String, Container> running = new HashMap<>();

    Containers(
            AMRMClientAsync<ContainerRequest> manager,
            ManagedApplication.Size size,
            String nodeLabel) {
        this.manager = manager;
        this.size = size;
        this.nodeLabel = nodeLabel;
    }

    /// Requests a container.
    @Override
    public synchronized void start(String executorId) {
        ContainerRequest request =
                new ContainerRequest(
                        Resource.newInstance(size.megabytes(), size.cores()),
                        null,
                        null,
                        Priority.newInstance(1),
                        true,
                        nodeLabel.isEmpty() ? null : nodeLabel);
        waiting.put(executorId, request);
        manager.addContainerRequest(request);
    }

    /// Gives back its container, or takes the request back.
    @Override
    public synchronized void stop(String executorId) {
        ContainerRequest request = waiting.remove(executorId);
        if (request != null) {
            manager.removeContainerRequest(request);
        }
        Container container = running.remove(executorId);
        if (container != null) {
            manager.releaseAssignedContainer(container.getId());
        }
    }

    /// The executor that gets a container; null where none waits, and it was given back.
    synchronized @Nullable String assign(Container container) {
        if (waiting.isEmpty()) {
            manager.releaseAssignedContainer(container.getId());
            return null;
        }
        Map.Entry<String, ContainerRequest> first = waiting.entrySet().iterator().next();
        waiting.remove(first.getKey());
        // YARN counts what it has given; the client would ask for it again.
        manager.removeContainerRequest(first.getValue());
        running.put(first.getKey(), container);
        return first.getKey();
    }

    /// The executor whose container it was; null where nobody waits for its end.
    synchronized @Nullable String ended(ContainerId container) {
        String executorId = executorOf(container);
        if (executorId != null) {
            running.remove(executorId);
        }
        return executorId;
    }

    synchronized @Nullable String executorOf(ContainerId container) {
        for (Map.Entry<String, Container> each : running.entrySet()) {
            if (each.getValue().getId().equals(container)) {
                return each.getKey();
            }
        }
        return null;
    }

    /// The executors on a node.
    synchronized List<String> on(String host) {
        List<String> executors = new ArrayList<>();
        running.forEach(
                (executorId, container) -> {
                    if (container.getNodeId().getHost().equals(host)) {
                        executors.add(executorId);
                    }
                });
        return executors;
    }
}
