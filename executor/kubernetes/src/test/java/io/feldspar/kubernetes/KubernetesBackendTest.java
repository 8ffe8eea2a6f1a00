package io.feldspar.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.feldspar.executor.cluster.ClusterBackend;
import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pods come and go as a driver asks, and the driver hears what happens to them.
@Timeout(180)
@EnableKubernetesMockClient(crud = true, https = false)
class KubernetesBackendTest {

    private static final String NAMESPACE = "ours";

    KubernetesClient client;
    private final Credentials credentials = Credentials.create("feldspar-1");
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

    private final ClusterBackend.Events events =
            new ClusterBackend.Events() {
                @Override
                public void exited(String executorId, ExecutorExit exit) {
                    news.add(executorId + " " + exit.cause());
                }

                @Override
                public void decommissioning(String executorId, String reason, Duration within) {
                    news.add(executorId + " leaves within " + within.toSeconds());
                }
            };

    private KubernetesBackend started(Map<String, String> environment) {
        ManagedApplication application = Applications.of();
        KubernetesBackend backend =
                new KubernetesBackend(
                        client,
                        application,
                        PodSettings.of(application, NAMESPACE),
                        credentials,
                        environment);
        backend.start(new BlockAddress("127.0.0.1", 1), events);
        return backend;
    }

    private List<Pod> pods() {
        return client.pods().inNamespace(NAMESPACE).list().getItems();
    }

    private List<String> names() {
        return pods().stream()
                .map(each -> each.getMetadata().getLabels().get(Labels.EXECUTOR))
                .sorted()
                .toList();
    }

    private void awaitPods(String... executorIds) throws InterruptedException {
        while (!names().equals(List.of(executorIds))) {
            Thread.sleep(20);
        }
    }

    private void change(String executorId, UnaryOperator<Pod> change) {
        Pod _ =
                client.pods()
                        .inNamespace(NAMESPACE)
                        .withName("feldspar-1-" + executorId)
                        .edit(change);
    }

    private static Pod failed(Pod pod, String reason, int code) {
        return new PodBuilder(pod)
                .editOrNewStatus()
                .withPhase("Failed")
                .addNewContainerStatus()
                .withName("executor")
                .withNewState()
                .withNewTerminated()
                .withReason(reason)
                .withExitCode(code)
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    private String next() throws InterruptedException {
        return String.valueOf(news.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void createsAsManyPodsAsAreRequested() throws InterruptedException {
        try (KubernetesBackend backend = started(Map.of())) {
            backend.request(2);
            awaitPods("executor-1", "executor-2");
            backend.request(1);
            backend.request(3);
            awaitPods("executor-1", "executor-2", "executor-3");
            Secret secret = client.secrets().inNamespace(NAMESPACE).withName("feldspar-1").get();
            assertEquals(
                    List.of("Secret " + secret.getMetadata().getUid()), owners(pods().getFirst()));
            assertEquals(List.of(), secret.getMetadata().getOwnerReferences());
        }
    }

    private static List<String> owners(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .map((OwnerReference each) -> each.getKind() + " " + each.getUid())
                .toList();
    }

    /// The cluster deletes what belongs to the pod of a driver that is gone.
    @Test
    void belongsToThePodOfTheDriver() throws InterruptedException {
        Pod driver =
                client.pods()
                        .inNamespace(NAMESPACE)
                        .resource(
                                new PodBuilder()
                                        .withNewMetadata()
                                        .withName("driver")
                                        .endMetadata()
                                        .build())
                        .create();
        String uid = driver.getMetadata().getUid();
        try (KubernetesBackend backend =
                started(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOSTNAME", "driver"))) {
            backend.request(1);
            while (pods().size() < 2) {
                Thread.sleep(20);
            }
            Secret secret = client.secrets().inNamespace(NAMESPACE).withName("feldspar-1").get();
            assertEquals(uid, secret.getMetadata().getOwnerReferences().getFirst().getUid());
            Pod executor =
                    client.pods().inNamespace(NAMESPACE).withName("feldspar-1-executor-1").get();
            assertEquals(
                    List.of("Pod " + uid, "Secret " + secret.getMetadata().getUid()),
                    owners(executor));
        }
    }

    @Test
    void replacesPodsThatEnd() throws InterruptedException {
        try (KubernetesBackend backend = started(Map.of())) {
            backend.request(2);
            awaitPods("executor-1", "executor-2");
            change("executor-1", pod -> failed(pod, "OOMKilled", 137));
            assertEquals("executor-1 KILLED", next());
            awaitPods("executor-2", "executor-3");
            // What is left of a fault stays, for its log.
            change("executor-2", pod -> failed(pod, "Error", 1));
            assertEquals("executor-2 APPLICATION", next());
            awaitPods("executor-2", "executor-3", "executor-4");
            client.pods().inNamespace(NAMESPACE).withName("feldspar-1-executor-3").delete();
            assertEquals("executor-3 KILLED", next());
            awaitPods("executor-2", "executor-4", "executor-5");
        }
    }

    @Test
    void replacesAPodThatIsGoingToEnd() throws InterruptedException {
        try (KubernetesBackend backend = started(Map.of())) {
            backend.request(1);
            awaitPods("executor-1");
            // As long as there is a finalizer, the double takes its time too.
            change("executor-1", pod -> finalizers(pod, "feldspar.io/test"));
            client.pods().inNamespace(NAMESPACE).withName("feldspar-1-executor-1").delete();
            assertEquals("executor-1 leaves within 45", next());
            awaitPods("executor-1", "executor-2");
            // The driver has moved what it had.
            backend.release("executor-1");
            change("executor-1", KubernetesBackendTest::finalizers);
            awaitPods("executor-2");
            assertNull(news.poll());
        }
    }

    private static Pod finalizers(Pod pod, String... names) {
        return new PodBuilder(pod).editMetadata().withFinalizers(names).endMetadata().build();
    }

    @Test
    void deletesPodsThatAreReleasedAndSaysNothing() throws InterruptedException {
        try (KubernetesBackend backend = started(Map.of())) {
            backend.request(2);
            awaitPods("executor-1", "executor-2");
            backend.request(1);
            backend.release("executor-1");
            awaitPods("executor-2");
            // One that was silent is replaced.
            backend.release("executor-2");
            awaitPods("executor-3");
            backend.release("executor-2");
            assertNull(news.poll());
        }
    }

    @Test
    void leavesNothingBehind() throws InterruptedException {
        KubernetesBackend backend = started(Map.of());
        backend.request(2);
        awaitPods("executor-1", "executor-2");
        backend.close();
        try (KubernetesClient other =
                new KubernetesClientBuilder().withConfig(client.getConfiguration()).build()) {
            assertEquals(List.of(), other.pods().inNamespace(NAMESPACE).list().getItems());
            assertEquals(List.of(), other.secrets().inNamespace(NAMESPACE).list().getItems());
        }
    }
}
