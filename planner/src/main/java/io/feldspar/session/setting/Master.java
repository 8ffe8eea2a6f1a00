package io.feldspar.session.setting;

import io.feldspar.executor.process.ClusterSize;
import io.feldspar.executor.standalone.link.MasterUrl;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the tasks of an engine run.
public sealed interface Master {

    /// In this process.
    ///
    /// @param threads how many tasks run at a time; 0 for as many as the engine has threads anyway
    record Local(int threads) implements Master {}

    /// In processes of this machine that the engine starts.
    record LocalCluster(ClusterSize size) implements Master {}

    /// On the workers of a standalone cluster.
    record Standalone(MasterUrl url) implements Master {}

    /// On the cluster of a resource manager, such as Kubernetes.
    ///
    /// @param url as its provider reads it
    record Managed(String url) implements Master {}

    /// Reads `local`, `local[N]`, `local[*]`, `local-cluster[executors,cores,memory]`,
    /// `feldspar://host:port[,host:port]`, `k8s://URL` and `yarn`.
    ///
    /// @throws IllegalArgumentException where the text is anything else
    static Master parse(String text) {
        String master = text.strip();
        Matcher local = Forms.LOCAL.matcher(master);
        if (local.matches()) {
            String threads = local.group(1);
            return new Local(
                    threads == null
                            ? 0
                            : threads.equals("*")
                                    ? Runtime.getRuntime().availableProcessors()
                                    : Setting.number(threads, 1, 4096));
        }
        Matcher cluster = Forms.LOCAL_CLUSTER.matcher(master);
        if (cluster.matches()) {
            return new LocalCluster(
                    new ClusterSize(
                            Setting.number(cluster.group(1), 1, 64),
                            Setting.number(cluster.group(2), 1, 1024),
                            memory(cluster.group(3))));
        }
        if (MasterUrl.isOne(master)) {
            return new Standalone(MasterUrl.parse(master));
        }
        if (Forms.MANAGED.matcher(master).matches()) {
            return new Managed(master);
        }
        throw new IllegalArgumentException(
                "it must be local, local[N], local[*],"
                        + " local-cluster[executors,cores,memory], as in local-cluster[2,1,1g],"
                        + " feldspar://host:port, k8s://URL or yarn");
    }

    /// The memory of an executor. A bare number counts megabytes.
    static long memory(String text) {
        long bytes = Setting.bytes(text.matches("\\d+") ? text + "m" : text);
        if (bytes < Forms.LEAST_MEMORY) {
            throw new IllegalArgumentException("an executor needs 64m of memory at least");
        }
        return bytes;
    }

    /// How the texts look.
    final class Forms {

        private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d{1,9}|\\*)])?");

        private static final Pattern LOCAL_CLUSTER =
                Pattern.compile(
                        "local-cluster\\[\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*,"
                                + "\\s*(\\d{1,12}\\s*[a-z]*)\\s*]");

        private static final Pattern MANAGED = Pattern.compile("k8s://\\S*|yarn");

        private static final long LEAST_MEMORY = 64L << 20;

        private Forms() {}
    }
}
