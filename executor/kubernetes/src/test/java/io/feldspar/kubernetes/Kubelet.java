package io.feldspar.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.feldspar.executor.process.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A node of a cluster without nodes: starts the first container of each pod as a process of this
/// machine, and tells the API server how it ends.
///
/// An image is a directory whose `bin/feldspar` is the entry point. Volumes are directories, and
/// what the environment says of their paths in the container is rewritten.
public final class Kubelet implements AutoCloseable {

    public static final String NAMESPACE = "default";

    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    private final Path directory;
    private final SharedIndexInformer<Pod> watch;
    private final Map<String, Process> running = new ConcurrentHashMap<>();

    public Kubelet(KubernetesClient client, Path directory) {
        this.client = client;
        this.directory = directory;
        this.watch =
                client.pods().inNamespace(NAMESPACE).withLabel(Labels.EXECUTOR).inform(new Pods());
    }

    /// Makes an image that runs the classes under test.
    public static Path image(Path directory) throws IOException {
        Path program = directory.resolve("bin/feldspar");
        Files.createDirectories(program.getParent());
        Files.writeString(
                program,
                """
                #!/bin/sh
                exec '%s/bin/java' -Xmx$FELDSPAR_HEAP --enable-native-access=ALL-UNNAMED \\
                  -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfeldspar.logging=launcher \\
                  -cp '%s' io.feldspar.server.Launcher "$@"
                """
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }

    /// The processes by the names of their pods.
    public Map<String, Process> running() {
        return Map.copyOf(running);
    }

    private final class Pods implements ResourceEventHandler<Pod> {

        @Override
        public void onAdd(Pod pod) {
            try {
                launch(pod);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onUpdate(Pod before, Pod pod) {
            // The grace period runs: preStop sleeps.
        }

        @Override
        public void onDelete(Pod pod, boolean stateUnknown) {
            Process process = running.get(pod.getMetadata().getName());
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    private void launch(Pod pod) throws IOException {
        String name = pod.getMetadata().getName();
        Path own = Files.createDirectories(directory.resolve(name));
        Container container = pod.getSpec().getContainers().getFirst();
        Map<String, String> mounts = new TreeMap<>();
        for (VolumeMount mount : container.getVolumeMounts()) {
            mounts.put(mount.getMountPath(), volume(pod, mount.getName(), own).toString());
        }
        Map<String, String> environment = new TreeMap<>();
        for (EnvVar each : container.getEnv()) {
            environment.put(each.getName(), value(each, mounts));
        }
        fits(container, environment.getOrDefault("FELDSPAR_HEAP", ""));
        ProcessBuilder command =
                new ProcessBuilder(
                        container.getImage() + "/bin/feldspar",
                        String.join(" ", container.getArgs()));
        Process process = JavaProcess.start(command, own.resolve("log"), environment);
        running.put(name, process);
        status(name, "Running", null);
        JavaProcess.whenEnded(process, "kubelet-" + name, code -> ended(name, code));
    }

    private Path volume(Pod pod, String name, Path own) throws IOException {
        Volume volume =
                pod.getSpec().getVolumes().stream()
                        .filter(each -> each.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        Path path = Files.createDirectories(own.resolve(name));
        if (volume.getSecret() != null) {
            Secret secret =
                    client.secrets()
                            .inNamespace(pod.getMetadata().getNamespace())
                            .withName(volume.getSecret().getSecretName())
                            .get();
            for (Map.Entry<String, String> each : content(secret).entrySet()) {
                Files.writeString(path.resolve(each.getKey()), each.getValue());
            }
        }
        return path;
    }

    /// An API server moves `stringData` to `data`; the double may leave it.
    private static Map<String, String> content(Secret secret) {
        Map<String, String> content = new TreeMap<>();
        Optional.ofNullable(secret.getStringData()).ifPresent(content::putAll);
        Optional.ofNullable(secret.getData())
                .ifPresent(
                        data ->
                                data.forEach(
                                        (key, value) ->
                                                content.put(
                                                        key,
                                                        new String(
                                                                Base64.getDecoder().decode(value),
                                                                StandardCharsets.UTF_8))));
        return content;
    }

    private static String value(EnvVar variable, Map<String, String> mounts) {
        if (variable.getValueFrom() != null) {
            String field = variable.getValueFrom().getFieldRef().getFieldPath();
            if (!field.equals("status.podIP")) {
                throw new IllegalArgumentException(field);
            }
            return "127.0.0.1";
        }
        String value = variable.getValue();
        for (Map.Entry<String, String> mount : mounts.entrySet()) {
            if (value.startsWith(mount.getKey())) {
                return mount.getValue() + value.substring(mount.getKey().length());
            }
        }
        return value;
    }

    /// A heap as large as the limit is killed sooner or later.
    private static void fits(Container container, String heap) {
        Quantity limit = container.getResources().getLimits().get("memory");
        long bytes = Quantity.getAmountInBytes(limit).longValueExact();
        long ofHeap = Long.parseLong(heap.substring(0, heap.length() - 1)) << 20;
        if (!heap.endsWith("m") || ofHeap >= bytes) {
            throw new IllegalArgumentException("a heap of " + heap + " in " + limit);
        }
    }

    private void ended(String name, int code) {
        running.remove(name);
        try {
            status(name, code == 0 ? "Succeeded" : "Failed", code);
            Pod pod = client.pods().inNamespace(NAMESPACE).withName(name).get();
            if (pod != null && pod.getMetadata().getDeletionTimestamp() != null) {
                finalizers(name);
            }
        } catch (KubernetesClientException e) {
            // The pod may have been deleted meanwhile.
            if (e.getCode() != NOT_FOUND) {
                throw e;
            }
        }
    }

    /// Begins the deletion of a pod. It is gone once its process has ended.
    public void drain(String name) {
        finalizers(name, "feldspar.io/kubelet");
        client.pods().inNamespace(NAMESPACE).withName(name).delete();
    }

    private void finalizers(String name, String... names) {
        Pod _ =
                client.pods()
                        .inNamespace(NAMESPACE)
                        .withName(name)
                        .edit(
                                pod ->
                                        new PodBuilder(pod)
                                                .editMetadata()
                                                .withFinalizers(names)
                                                .endMetadata()
                                                .build());
    }

    private void status(String name, String phase, Integer exitCode) {
        var pod = client.pods().inNamespace(NAMESPACE).withName(name);
        if (pod.get() == null) {
            return;
        }
        var container = new ContainerStatusBuilder().withName(ExecutorPods.CONTAINER);
        if (exitCode != null) {
            container
                    .withNewState()
                    .withNewTerminated()
                    .withExitCode(exitCode)
                    .withReason("Error")
                    .endTerminated()
                    .endState();
        }
        pod.editStatus(
                now ->
                        new PodBuilder(now)
                                .editOrNewStatus()
                                .withPhase(phase)
                                .withContainerStatuses(container.build())
                                .endStatus()
                                .build());
    }

    @Override
    public void close() {
        watch.close();
        running.values().forEach(Process::destroyForcibly);
        running.values().forEach(JavaProcess::awaitEnd);
    }
}
