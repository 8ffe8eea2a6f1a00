package io.feldspar.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.feldspar.executor.cluster.ClusterDriver;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.managed.ClusterProvider;
import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.LocalHost;
import io.feldspar.rdd.protocol.BlockAddress;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/// Runs executors in pods, for masters such as `k8s://https://host:6443`. Without a URL behind
/// `k8s://`, the API server is that of the pod of the driver, or of the context of `kubectl`.
public final class KubernetesProvider implements ClusterProvider {

    private static final String PREFIX = "k8s://";
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    @Override
    public boolean runs(String master) {
        return master.startsWith(PREFIX);
    }

    @Override
    public ClusterDriver start(ManagedApplication application) {
        Config config = config(application.master().substring(PREFIX.length()));
        PodSettings settings = PodSettings.of(application, config.getNamespace());
        String host = application.host().isEmpty() ? hostTowards(config) : application.host();
        KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
        Credentials credentials =
                Credentials.create("feldspar-" + UUID.randomUUID()).with(application.tls());
        KubernetesBackend backend =
                new KubernetesBackend(client, application, settings, credentials, System.getenv());
        return ClusterDriver.start(
                backend,
                new ClusterDriver.Application(
                        credentials,
                        host,
                        application.executors(),
                        application.size().cores(),
                        application.options().maxTaskFailures()));
    }

    private static Config config(String url) {
        ConfigBuilder config = new ConfigBuilder(Config.autoConfigure(null));
        if (!url.isEmpty()) {
            config.withMasterUrl(url.contains("://") ? url : "https://" + url);
        }
        return config.build();
    }

    /// In a pod, the address of the pod.
    private static String hostTowards(Config config) {
        URI url = URI.create(config.getMasterUrl());
        if (url.getHost() == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The master 'k8s://%s' does not name an API server"
                            .formatted(config.getMasterUrl()),
                    "It looks like k8s://https://host:6443; kubectl cluster-info shows it.");
        }
        int port =
                url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("http") ? HTTP : HTTPS;
        return LocalHost.towards(
                List.of(new BlockAddress(url.getHost(), port)),
                "API server of Kubernetes at " + config.getMasterUrl(),
                "Name it behind k8s://, or choose its context with kubectl config use-context.");
    }
}
