package io.feldspar.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.feldspar.executor.transport.Credentials;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an application has in the cluster besides its pods: its secret.
///
/// The cluster deletes an object whose owner is gone. The secret owns the pods, and the pod of the
/// driver, if it runs in one, owns the secret and the pods.
final class ApplicationObjects {

    /// The key of the secret, thus the name of its file in pods.
    static final String KEY = "secret";

    /// By which a pod knows its own name.
    static final String POD_NAME = "FELDSPAR_POD_NAME";

    private static final String IN_CLUSTER = "KUBERNETES_SERVICE_HOST";
    private static final String HOST_NAME = "HOSTNAME";

    private final KubernetesClient client;
    private final String namespace;
    private final Credentials credentials;

    ApplicationObjects(KubernetesClient client, String namespace, Credentials credentials) {
        this.client = client;
        this.namespace = namespace;
        this.credentials = credentials;
    }

    /// The name of the secret.
    String name() {
        return credentials.applicationId();
    }

    /// Creates the secret.
    ///
    /// @param environment of this process
    /// @return the owners of pods
    List<OwnerReference> create(Map<String, String> environment) {
        List<OwnerReference> owners = new ArrayList<>();
        Pod driver = driver(environment);
        if (driver != null) {
            owners.add(owner("Pod", driver.getMetadata().getName(), driver.getMetadata().getUid()));
        }
        Secret secret =
                client.secrets()
                        .inNamespace(namespace)
                        .resource(
                                new SecretBuilder()
                                        .withNewMetadata()
                                        .withName(name())
                                        .withNamespace(namespace)
                                        .withLabels(Labels.ofSecret(credentials.applicationId()))
                                        .withOwnerReferences(owners)
                                        .endMetadata()
                                        .addToStringData(
                                                KEY, HexFormat.of().formatHex(credentials.secret()))
                                        .build())
                        .create();
        owners.add(owner("Secret", name(), secret.getMetadata().getUid()));
        return owners;
    }

    /// The pod of the driver, if it is one of this namespace.
    private @Nullable Pod driver(Map<String, String> environment) {
        String name = environment.getOrDefault(POD_NAME, environment.get(HOST_NAME));
        return name == null || environment.get(IN_CLUSTER) == null
                ? null
                : client.pods().inNamespace(namespace).withName(name).get();
    }

    private static OwnerReference owner(String kind, String name, String uid) {
        return new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind(kind)
                .withName(name)
                .withUid(uid)
                .build();
    }

    /// Deletes all that is labelled with the application.
    void delete() {
        client.pods()
                .inNamespace(namespace)
                .withLabel(Labels.APPLICATION, credentials.applicationId())
                .withGracePeriod(0)
                .delete();
        client.secrets().inNamespace(namespace).withName(name()).delete();
    }
}
