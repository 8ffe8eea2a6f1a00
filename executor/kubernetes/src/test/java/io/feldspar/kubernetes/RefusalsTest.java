package io.feldspar.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.feldspar.executor.cluster.ClusterBackend;
import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the API server refuses is an error, or is tried again.
@Timeout(180)
@EnableKubernetesMockClient(crud = true, https = false)
class RefusalsTest {

    private static final String PODS = "/api/v1/namespaces/ours/pods";
    private static final String SECRETS = "/api/v1/namespaces/ours/secrets";

    KubernetesMockServer server;
    KubernetesClient client;

    private static final ClusterBackend.Events UNHEARD =
            new ClusterBackend.Events() {
                @Override
                public void exited(String executorId, ExecutorExit exit) {
                    throw new AssertionError(executorId + exit);
                }

                @Override
                public void decommissioning(String executorId, String reason, Duration within) {
                    throw new AssertionError(executorId + reason);
                }
            };

    private KubernetesBackend backend() {
        ManagedApplication application = Applications.of();
        return new KubernetesBackend(
                client,
                application,
                PodSettings.of(application, "ours"),
                Credentials.create("feldspar-1"),
                Map.of());
    }

    @Test
    void saysWhatTheDriverMustBeAllowedToDo() {
        server.expect()
                .post()
                .withPath(SECRETS)
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withMessage("secrets is forbidden")
                                .build())
                .always();
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> backend().start(new BlockAddress("127.0.0.1", 1), UNHEARD));
        assertEquals(ErrorCode.CLUSTER_FAILURE, error.code());
        assertTrue(error.getMessage().contains("secrets is forbidden"), error.getMessage());
        assertTrue(error.getMessage().contains("namespace 'ours'"), error.getMessage());
    }

    /// A quota is full until others give back what they have.
    @Test
    void asksAgainWhereAQuotaIsFull() throws InterruptedException {
        server.expect()
                .post()
                .withPath(PODS)
                .andReturn(
                        403,
                        new StatusBuilder().withCode(403).withMessage("exceeded quota").build())
                .once();
        KubernetesBackend backend = backend();
        backend.start(new BlockAddress("127.0.0.1", 1), UNHEARD);
        backend.request(1);
        while (client.pods().inNamespace("ours").list().getItems().isEmpty()) {
            Thread.sleep(100);
        }
        backend.close();
    }
}
