package io.feldspar.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What pods of executors look like.
class ExecutorPodsTest {

    private static final Credentials CREDENTIALS = Credentials.create("feldspar-x");

    @TempDir Path folder;

    private static Pod pod(String... settings) {
        ManagedApplication application = Applications.of(settings);
        return new ExecutorPods(
                        application,
                        PodSettings.of(application, "ours"),
                        CREDENTIALS,
                        new BlockAddress("10.0.0.1", 7000),
                        List.of(
                                new OwnerReferenceBuilder()
                                        .withKind("Secret")
                                        .withName("feldspar-x")
                                        .build()))
                .of("executor-7");
    }

    private static Container executor(Pod pod) {
        return pod.getSpec().getContainers().getFirst();
    }

    private static String variable(Pod pod, String name) {
        return executor(pod).getEnv().stream()
                .filter(each -> each.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isWhatTheSettingsSay() {
        Pod pod =
                pod(
                        "serviceAccount",
                        "worker",
                        "labels",
                        "team=a,cost=b",
                        "nodeSelector",
                        "disk=ssd",
                        "cpuLimit",
                        "4");
        assertEquals("feldspar-x-executor-7", pod.getMetadata().getName());
        assertEquals("ours", pod.getMetadata().getNamespace());
        assertEquals("a", pod.getMetadata().getLabels().get("team"));
        assertEquals("feldspar-x", pod.getMetadata().getLabels().get(Labels.APPLICATION));
        assertEquals("Secret", pod.getMetadata().getOwnerReferences().getFirst().getKind());
        assertEquals("worker", pod.getSpec().getServiceAccountName());
        assertEquals(Map.of("disk", "ssd"), pod.getSpec().getNodeSelector());
        assertEquals("Never", pod.getSpec().getRestartPolicy());
        assertEquals(45, pod.getSpec().getTerminationGracePeriodSeconds());
        assertEquals(
                List.of("sleep", "45"),
                executor(pod).getLifecycle().getPreStop().getExec().getCommand());
        assertFalse(pod.getSpec().getAutomountServiceAccountToken());
        assertEquals("registry/feldspar:1", executor(pod).getImage());
        assertEquals(List.of("executor"), executor(pod).getArgs());
        assertEquals("10.0.0.1:7000", variable(pod, "FELDSPAR_EXECUTOR_DRIVER"));
        assertEquals("/opt/app.jar", variable(pod, "FELDSPAR_CLASSPATH"));
    }

    /// The heap and what Java needs besides it.
    @Test
    void hasMemoryForMoreThanTheHeap() {
        Pod pod = pod("cpuLimit", "4");
        assertEquals("2048m", variable(pod, "FELDSPAR_HEAP"));
        assertEquals(
                new Quantity("2432", "Mi"), executor(pod).getResources().getLimits().get("memory"));
        assertEquals(
                new Quantity("2432", "Mi"),
                executor(pod).getResources().getRequests().get("memory"));
        assertEquals(new Quantity("3"), executor(pod).getResources().getRequests().get("cpu"));
        assertEquals(new Quantity("4"), executor(pod).getResources().getLimits().get("cpu"));
        assertEquals(null, executor(pod()).getResources().getLimits().get("cpu"));
    }

    @Test
    void hasTheSecretAsAFileAndNowhereElse() {
        Pod pod = pod();
        assertTrue(
                pod.getSpec().getVolumes().stream()
                        .anyMatch(
                                each ->
                                        each.getSecret() != null
                                                && each.getSecret()
                                                        .getSecretName()
                                                        .equals("feldspar-x")));
        assertEquals(
                "/etc/feldspar/application/secret", variable(pod, "FELDSPAR_EXECUTOR_SECRET_FILE"));
        assertFalse(
                Serialization.asYaml(pod).contains(HexFormat.of().formatHex(CREDENTIALS.secret())));
    }

    @Test
    void keepsWhatTheTemplateSays() throws IOException {
        Path template = folder.resolve("pod.yaml");
        Files.writeString(
                template,
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  labels: {from: template}
                  annotations: {a: b}
                spec:
                  priorityClassName: low
                  tolerations: [{key: spot, operator: Exists}]
                  nodeSelector: {zone: a}
                  automountServiceAccountToken: true
                  volumes:
                  - name: feldspar-local-1
                    hostPath: {path: /mnt/fast}
                  - name: data
                    persistentVolumeClaim: {claimName: data}
                  containers:
                  - name: main
                    image: other
                    env: [{name: MORE, value: "1"}]
                    resources:
                      requests: {ephemeral-storage: 10Gi}
                    volumeMounts:
                    - {name: feldspar-local-1, mountPath: /fast}
                    - {name: data, mountPath: /data}
                  - name: sidecar
                    image: logs
                """);
        Pod pod = pod("template", template.toString(), "image", "", "nodeSelector", "disk=ssd");
        assertEquals("template", pod.getMetadata().getLabels().get("from"));
        assertEquals("b", pod.getMetadata().getAnnotations().get("a"));
        assertEquals("low", pod.getSpec().getPriorityClassName());
        assertEquals("spot", pod.getSpec().getTolerations().getFirst().getKey());
        assertEquals(Map.of("zone", "a", "disk", "ssd"), pod.getSpec().getNodeSelector());
        assertTrue(pod.getSpec().getAutomountServiceAccountToken());
        assertEquals(2, pod.getSpec().getContainers().size());
        assertEquals("main", executor(pod).getName());
        assertEquals("other", executor(pod).getImage());
        assertEquals("1", variable(pod, "MORE"));
        assertEquals("/fast", variable(pod, "FELDSPAR_EXECUTOR_DIRECTORIES"));
        assertEquals(
                new Quantity("10", "Gi"),
                executor(pod).getResources().getRequests().get("ephemeral-storage"));
        assertEquals(3, pod.getSpec().getVolumes().size());
    }

    @Test
    void refusesWhatIsNotAPod() throws IOException {
        Path template = folder.resolve("pod.yaml");
        Files.writeString(template, "kind: Pod\n");
        FeldsparException error =
                assertThrows(FeldsparException.class, () -> pod("template", template.toString()));
        assertTrue(error.getMessage().contains("it is not a pod with a spec"), error.getMessage());
        assertThrows(FeldsparException.class, () -> pod("template", folder.toString()));
    }

    @Test
    void refusesAnApplicationWithoutAnImage() {
        FeldsparException error = assertThrows(FeldsparException.class, () -> pod("image", ""));
        assertTrue(error.getMessage().contains("image"), error.getMessage());
    }
}
