package io.feldspar.yarn;

import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.managed.ExecutorSupply;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.PreemptionContainer;
import org.apache.hadoop.yarn.api.records.PreemptionContract;
import org.apache.hadoop.yarn.api.records.PreemptionMessage;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.StrictPreemptionContract;
import org.apache.hadoop.yarn.api.records.UpdatedContainer;
import org.apache.hadoop.yarn.client.api.async.AMRMClientAsync;
import org.apache.hadoop.yarn.client.api.async.NMClientAsync;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What YARN says: starts executors in containers that it gives, and tells the supply of executors
/// what happens to them.
final class YarnEvents extends AMRMClientAsync.AbstractCallbackHandler {

    private static final Logger LOG = LoggerFactory.getLogger(YarnEvents.class);

    /// After what time YARN kills what it wants back, where nobody has configured another.
    private static final Duration PREEMPTED_AFTER = Duration.ofSeconds(15);

    private final ContainerProgram program;
    private @Nullable Parts parts;

    private record Parts(Containers containers, ExecutorSupply supply, NMClientAsync nodes) {}

    YarnEvents(ContainerProgram program) {
        this.program = program;
    }

    /// Called before YARN says anything.
    synchronized void start(Containers containers, ExecutorSupply supply, NMClientAsync nodes) {
        parts = new Parts(containers, supply, nodes);
    }

    private synchronized Parts parts() {
        Parts started = parts;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @Override
    public void onContainersAllocated(List<Container> allocated) {
        Parts all = parts();
        for (Container container : allocated) {
            String executorId = all.containers().assign(container);
            if (executorId != null) {
                LOG.info("{} is {} on {}", executorId, container.getId(), container.getNodeId());
                all.supply().running(executorId);
                all.nodes().startContainerAsync(container, program.of(executorId));
            }
        }
    }

    @Override
    public void onContainersCompleted(List<ContainerStatus> completed) {
        for (ContainerStatus status : completed) {
            ended(status.getContainerId(), ContainerExit.of(status));
        }
    }

    private void ended(ContainerId container, ExecutorExit exit) {
        String executorId = parts().containers().ended(container);
        if (executorId != null) {
            parts().supply().ended(executorId, exit);
        }
    }

    @Override
    public void onPreemptionMessageReceived(PreemptionMessage message) {
        StrictPreemptionContract strict = message.getStrictContract();
        if (strict != null) {
            strict.getContainers().forEach(this::preempted);
        }
        PreemptionContract negotiable = message.getContract();
        if (negotiable != null) {
            Set<PreemptionContainer> wanted = negotiable.getContainers();
            wanted.forEach(this::preempted);
        }
    }

    private void preempted(PreemptionContainer container) {
        String executorId = parts().containers().executorOf(container.getId());
        if (executorId != null) {
            parts().supply()
                    .decommissioning(executorId, "YARN wants its container", PREEMPTED_AFTER);
        }
    }

    @Override
    public void onNodesUpdated(List<NodeReport> updated) {
        for (NodeReport node : updated) {
            if (node.getNodeState() == NodeState.DECOMMISSIONING) {
                Integer seconds = node.getDecommissioningTimeout();
                Duration within =
                        seconds == null || seconds < 0
                                ? PREEMPTED_AFTER
                                : Duration.ofSeconds(seconds);
                for (String each : parts().containers().on(node.getNodeId().getHost())) {
                    parts().supply()
                            .decommissioning(each, "its node is taken out of service", within);
                }
            }
        }
    }

    @Override
    public void onContainersUpdated(List<UpdatedContainer> updated) {
        LOG.info("YARN changed containers, which was not asked for: {}", updated);
    }

    @Override
    public void onShutdownRequest() {
        LOG.error("YARN has ended the application, so that there are no more executors");
        parts().supply().request(0);
    }

    @Override
    public float getProgress() {
        return 0;
    }

    @Override
    public void onError(Throwable error) {
        LOG.error("The ResourceManager cannot be asked any more", error);
    }

    /// What NodeManagers say.
    NMClientAsync.AbstractCallbackHandler ofNodes() {
        return new OfNodes();
    }

    @SuppressWarnings("deprecation")
    private final class OfNodes extends NMClientAsync.AbstractCallbackHandler {

        @Override
        public void onStartContainerError(ContainerId container, Throwable error) {
            ended(
                    container,
                    new ExecutorExit(
                            ExecutorExit.Cause.KILLED,
                            "its container cannot be started: " + error.getMessage()));
        }

        @Override
        public void onContainerStarted(ContainerId container, Map<String, ByteBuffer> ofServices) {
            LOG.debug("{} is started", container);
        }

        @Override
        public void onContainerStatusReceived(ContainerId container, ContainerStatus status) {
            LOG.debug("{}", status);
        }

        @Override
        public void onContainerStopped(ContainerId container) {
            LOG.debug("{} is stopped", container);
        }

        @Override
        public void onGetContainerStatusError(ContainerId container, Throwable error) {
            LOG.warn("{} cannot be asked about", container, error);
        }

        @Override
        public void onStopContainerError(ContainerId container, Throwable error) {
            LOG.warn("{} cannot be stopped", container, error);
        }

        @Override
        public void onContainerResourceIncreased(ContainerId container, Resource resource) {
            LOG.debug("{} has {}", container, resource);
        }

        @Override
        public void onContainerResourceUpdated(ContainerId container, Resource resource) {
            LOG.debug("{} has {}", container, resource);
        }

        @Override
        public void onUpdateContainerResourceError(ContainerId container, Throwable error) {
            LOG.warn("{} cannot be changed", container, error);
        }

        @Override
        public void onIncreaseContainerResourceError(ContainerId container, Throwable error) {
            LOG.warn("{} cannot be changed", container, error);
        }
    }
}
