package io.feldspar.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.process.ContainerExecutor;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the pod of an executor looks like: that of the template, with what an executor needs.
///
/// The executor is the first container. Volumes of the template whose names begin with
/// `feldspar-local` are where it spills.
final class ExecutorPods {

    static final String CONTAINER = "executor";
    static final String LOCAL = "feldspar-local";

    private static final String SECRET_VOLUME = "feldspar-secret";
    private static final String SECRET_PATH = "/etc/feldspar/application";
    private static final String LOCAL_PATH = "/var/lib/feldspar";

    private final ManagedApplication application;
    private final PodSettings settings;
    private final Credentials credentials;
    private final BlockAddress driver;
    private final List<OwnerReference> owners;
    private final Pod template;

    /// @param driver where it accepts executors
    ExecutorPods(
            ManagedApplication application,
            PodSettings settings,
            Credentials credentials,
            BlockAddress driver,
            List<OwnerReference> owners) {
        this.application = application;
        this.settings = settings;
        this.credentials = credentials;
        this.driver = driver;
        this.owners = List.copyOf(owners);
        this.template = template(settings.template());
    }

    private static Pod template(String file) {
        if (file.isEmpty()) {
            return new PodBuilder().withNewSpec().endSpec().build();
        }
        try {
            Pod pod = Serialization.unmarshal(Files.readString(Path.of(file)), Pod.class);
            if (pod == null || pod.getSpec() == null) {
                throw new IllegalArgumentException("it is not a pod with a spec");
            }
            return pod;
        } catch (IOException | RuntimeException e) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The template of pods '%s' cannot be read: %s".formatted(file, e.getMessage()),
                    "feldspar.kubernetes.template names a YAML file with one object of kind Pod.",
                    e);
        }
    }

    /// The name of the pod of an executor.
    String name(String executorId) {
        return credentials.applicationId() + "-" + executorId;
    }

    Pod of(String executorId) {
        return new PodBuilder(template)
                .editOrNewMetadata()
                .withName(name(executorId))
                .withNamespace(settings.namespace())
                .addToLabels(settings.labels())
                .addToLabels(Labels.ofPod(credentials.applicationId(), executorId))
                .withOwnerReferences(owners)
                .endMetadata()
                .withSpec(spec(executorId))
                .build();
    }

    private PodSpec spec(String executorId) {
        List<Container> containers = new ArrayList<>(template.getSpec().getContainers());
        Container given = containers.isEmpty() ? new Container() : containers.removeFirst();
        boolean spills = !mounts(given).isEmpty();
        containers.addFirst(container(given, executorId));
        PodSpecBuilder spec =
                new PodSpecBuilder(template.getSpec())
                        .withContainers(containers)
                        .withRestartPolicy("Never")
                        .withTerminationGracePeriodSeconds(settings.graceSeconds())
                        .addToNodeSelector(settings.nodeSelector())
                        .addNewVolume()
                        .withName(SECRET_VOLUME)
                        .withNewSecret()
                        .withSecretName(credentials.applicationId())
                        .endSecret()
                        .endVolume();
        if (!spills) {
            spec.addNewVolume().withName(LOCAL).withNewEmptyDir().endEmptyDir().endVolume();
        }
        if (!settings.serviceAccount().isEmpty()) {
            spec.withServiceAccountName(settings.serviceAccount());
        }
        if (template.getSpec().getAutomountServiceAccountToken() == null) {
            spec.withAutomountServiceAccountToken(false);
        }
        return spec.build();
    }

    /// The mounts of the template at which executors spill.
    private static List<VolumeMount> mounts(Container container) {
        return container.getVolumeMounts().stream()
                .filter(each -> each.getName().startsWith(LOCAL))
                .toList();
    }

    private Container container(Container given, String executorId) {
        List<VolumeMount> mounts = mounts(given);
        String directories =
                mounts.isEmpty()
                        ? LOCAL_PATH
                        : mounts.stream()
                                .map(VolumeMount::getMountPath)
                                .collect(Collectors.joining(File.pathSeparator));
        ContainerBuilder container =
                new ContainerBuilder(given)
                        .withName(given.getName() == null ? CONTAINER : given.getName())
                        .withArgs("executor")
                        .addAllToEnv(environment(executorId, directories))
                        .addNewVolumeMount()
                        .withName(SECRET_VOLUME)
                        .withMountPath(SECRET_PATH)
                        .withReadOnly(true)
                        .endVolumeMount();
        if (mounts.isEmpty()) {
            container
                    .addNewVolumeMount()
                    .withName(LOCAL)
                    .withMountPath(LOCAL_PATH)
                    .endVolumeMount();
        }
        if (!settings.image().isEmpty()) {
            container.withImage(settings.image());
        }
        resources(container);
        // Until it ends, the kubelet sends no signal: the driver has the time to move what the
        // executor has, and ends it then.
        container
                .editOrNewLifecycle()
                .withNewPreStop()
                .withNewExec()
                .withCommand("sleep", Long.toString(settings.graceSeconds()))
                .endExec()
                .endPreStop()
                .endLifecycle();
        return container.build();
    }

    /// What the scheduler of the cluster sets aside. The memory is the limit as well: what is above
    /// it is taken from others.
    private void resources(ContainerBuilder container) {
        ManagedApplication.Size size = application.size();
        Quantity memory = new Quantity(size.megabytes() + "Mi");
        container
                .editOrNewResources()
                .addToRequests("memory", memory)
                .addToLimits("memory", memory)
                .addToRequests("cpu", new Quantity(Integer.toString(size.cores())))
                .endResources();
        if (!settings.cpuLimit().isEmpty()) {
            container
                    .editOrNewResources()
                    .addToLimits("cpu", new Quantity(settings.cpuLimit()))
                    .endResources();
        }
    }

    private List<EnvVar> environment(String executorId, String directories) {
        Map<String, String> values =
                ContainerExecutor.environment(
                        credentials.applicationId(),
                        executorId,
                        driver,
                        application.tls(),
                        application.size().cores(),
                        application.options());
        values.put(ContainerExecutor.SECRET_FILE, SECRET_PATH + "/" + ApplicationObjects.KEY);
        values.put(ContainerExecutor.DIRECTORIES, directories);
        values.put("FELDSPAR_HEAP", application.size().heapMegabytes() + "m");
        // A pod is gone before a start-up cache would pay.
        values.put("FELDSPAR_AOT", "off");
        if (!application.jars().isEmpty()) {
            values.put(
                    "FELDSPAR_CLASSPATH",
                    application.jars().stream()
                            .map(each -> each.toAbsolutePath().toString())
                            .collect(Collectors.joining(File.pathSeparator)));
        }
        List<EnvVar> all = new ArrayList<>();
        values.forEach((name, value) -> all.add(new EnvVar(name, value, null)));
        all.add(
                new EnvVarBuilder()
                        .withName(ContainerExecutor.HOST)
                        .withNewValueFrom()
                        .withNewFieldRef()
                        .withFieldPath("status.podIP")
                        .endFieldRef()
                        .endValueFrom()
                        .build());
        return all;
    }
}
