package io.feldspar.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.feldspar.executor.cluster.ClusterBackend;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.managed.ExecutorSupply;
import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands out executors that are pods. While the API server cannot be reached, the application goes
/// on with the executors that it has.
final class KubernetesBackend implements ClusterBackend {

    private static final Logger LOG = LoggerFactory.getLogger(KubernetesBackend.class);

    private static final int NOT_FOUND = 404;

    /// The kubelet kills what has not ended by then: the driver has cut the connection.
    private static final long RELEASED_SECONDS = 1;

    private final KubernetesClient client;
    private final ManagedApplication application;
    private final PodSettings settings;
    private final Credentials credentials;
    private final Map<String, String> environment;
    private final ApplicationObjects objects;
    private @Nullable Running running;

    /// What there is from the start on.
    private record Running(ExecutorSupply supply, SharedIndexInformer<Pod> watch) {}

    /// @param client closed with this object
    /// @param environment of this process, which tells of the pod that it may run in
    KubernetesBackend(
            KubernetesClient client,
            ManagedApplication application,
            PodSettings settings,
            Credentials credentials,
            Map<String, String> environment) {
        this.client = client;
        this.application = application;
        this.settings = settings;
        this.credentials = credentials;
        this.environment = environment;
        this.objects = new ApplicationObjects(client, settings.namespace(), credentials);
    }

    @Override
    public synchronized void start(BlockAddress driver, Events events) {
        try {
            ExecutorPods pods =
                    new ExecutorPods(
                            application,
                            settings,
                            credentials,
                            driver,
                            objects.create(environment));
            ExecutorSupply supply = new ExecutorSupply(new Source(pods), events);
            running = new Running(supply, watch(supply));
        } catch (KubernetesClientException e) {
            throw refused(e);
        }
    }

    private SharedIndexInformer<Pod> watch(ExecutorSupply supply) {
        SharedIndexInformer<Pod> watch =
                client.pods()
                        .inNamespace(settings.namespace())
                        .withLabel(Labels.APPLICATION, credentials.applicationId())
                        .runnableInformer(0);
        watch.addEventHandler(new PodEvents(supply));
        watch.exceptionHandler(
                (started, error) -> {
                    LOG.warn("Pods cannot be watched, which is tried again: {}", error.toString());
                    return started;
                });
        watch.run();
        return watch;
    }

    private FeldsparException refused(KubernetesClientException e) {
        boolean reached = e.getCode() > 0;
        return new FeldsparException(
                reached ? ErrorCode.CLUSTER_FAILURE : ErrorCode.CONNECTION_FAILURE,
                reached
                        ? "Kubernetes refuses the application: " + e.getMessage()
                        : "Kubernetes cannot be reached: " + e.getMessage(),
                reached
                        ? "The driver must be allowed to create, get, list, watch and delete pods and secrets in the namespace '%s'."
                                .formatted(settings.namespace())
                        : "kubectl cluster-info shows where the API server is.",
                e);
    }

    private synchronized Running running() {
        Running started = running;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @Override
    public void request(int executors) {
        running().supply().request(executors);
    }

    @Override
    public void release(String executorId) {
        running().supply().release(executorId);
    }

    @Override
    public synchronized void close() {
        Running started = running;
        if (started != null) {
            started.supply().close();
            started.watch().close();
        }
        try {
            objects.delete();
        } catch (KubernetesClientException e) {
            LOG.warn(
                    "Objects of {} are left in the namespace {}: {}",
                    objects.name(),
                    settings.namespace(),
                    e.toString());
        }
        client.close();
    }

    /// The pods.
    private final class Source implements ExecutorSupply.Source {

        private final ExecutorPods pods;

        Source(ExecutorPods pods) {
            this.pods = pods;
        }

        @Override
        public void start(String executorId) {
            Pod created =
                    client.pods()
                            .inNamespace(settings.namespace())
                            .resource(pods.of(executorId))
                            .create();
            LOG.debug("{} is created", created.getMetadata().getName());
        }

        @Override
        public void stop(String executorId) {
            try {
                client.pods()
                        .inNamespace(settings.namespace())
                        .withName(pods.name(executorId))
                        .withGracePeriod(RELEASED_SECONDS)
                        .delete();
            } catch (KubernetesClientException e) {
                if (e.getCode() != NOT_FOUND) {
                    throw e;
                }
            }
        }
    }
}
