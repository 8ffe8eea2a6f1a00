package io.feldspar.kubernetes;

import io.feldspar.executor.cluster.ExecutorCount;
import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.process.ClusterOptions;
import io.feldspar.executor.transport.TlsFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Applications for tests.
final class Applications {

    private Applications() {}

    /// @param more settings without their prefix, each followed by its value
    static ManagedApplication of(String... more) {
        Map<String, String> settings = new HashMap<>();
        for (String each :
                List.of(
                        "namespace",
                        "image",
                        "template",
                        "serviceAccount",
                        "labels",
                        "nodeSelector",
                        "cpuLimit")) {
            settings.put("feldspar.kubernetes." + each, "");
        }
        settings.put("feldspar.kubernetes.image", "registry/feldspar:1");
        settings.put("feldspar.kubernetes.graceSeconds", "45");
        for (int i = 0; i < more.length; i += 2) {
            settings.put("feldspar.kubernetes." + more[i], more[i + 1]);
        }
        return new ManagedApplication(
                "test",
                "k8s://",
                "127.0.0.1",
                TlsFiles.NONE,
                ExecutorCount.of(2),
                new ManagedApplication.Size(3, 2L << 30, 0),
                List.of(Path.of("/opt/app.jar")),
                settings,
                ClusterOptions.STANDARD);
    }
}
