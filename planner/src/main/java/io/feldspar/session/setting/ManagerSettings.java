package io.feldspar.session.setting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Settings of clusters that a resource manager runs. The engine knows them all, whichever of these
/// parts is installed.
final class ManagerSettings {

    private static final Pattern PAIRS =
            Pattern.compile("(?:[^\\s,=]+=[^\\s,=]*(?:,[^\\s,=]+=[^\\s,=]*)*)?");

    private ManagerSettings() {}

    /// Those settings, and these behind them.
    static List<Setting<?>> after(Setting<?>... others) {
        List<Setting<?>> all = new ArrayList<>(Arrays.asList(others));
        kubernetes(all);
        yarn(all);
        return List.copyOf(all);
    }

    private static void kubernetes(List<Setting<?>> all) {
        all.add(
                text(
                        "feldspar.kubernetes.namespace",
                        "The namespace of executors; without it, that of the context of kubectl or"
                                + " of the pod.",
                        ""));
        all.add(
                text(
                        "feldspar.kubernetes.image",
                        "The image of executors, whose entry point is bin/feldspar.",
                        ""));
        all.add(
                text(
                        "feldspar.kubernetes.template",
                        "A YAML file with a pod that executors are made from.",
                        ""));
        all.add(
                text(
                        "feldspar.kubernetes.serviceAccount",
                        "The service account of executors.",
                        ""));
        all.add(pairs("feldspar.kubernetes.labels", "Labels of executors, such as a=b,c=d."));
        all.add(
                pairs(
                        "feldspar.kubernetes.nodeSelector",
                        "Labels of the nodes on which executors run, such as a=b,c=d."));
        all.add(
                text(
                        "feldspar.kubernetes.cpuLimit",
                        "The most processors that an executor gets, such as 2 or 1500m; without it"
                                + " there is no limit.",
                        ""));
        all.add(kubernetesGrace());
    }

    private static Setting<Integer> kubernetesGrace() {
        return new Setting<>(
                "feldspar.kubernetes.graceSeconds",
                "How many seconds an executor whose pod is deleted has to end its tasks and to move"
                        + " what it has.",
                "30",
                false,
                text -> Setting.number(text, 1, 86_400));
    }

    private static void yarn(List<Setting<?>> all) {
        all.add(text("feldspar.yarn.queue", "The queue of the application.", "default"));
        all.add(
                text(
                        "feldspar.yarn.nodeLabel",
                        "The label of the nodes on which executors run.",
                        ""));
        all.add(
                text(
                        "feldspar.yarn.archive",
                        "The archive of Feldspar, feldspar-VERSION.tar.gz, for all nodes: a file of"
                                + " this machine, or the URL of one that nodes can read.",
                        ""));
        all.add(
                text(
                        "feldspar.yarn.java.home",
                        "Where Java 25 is on each node, or in the archive of"
                                + " feldspar.yarn.java.archive; without it, JAVA_HOME of the"
                                + " NodeManager.",
                        ""));
        all.add(
                text(
                        "feldspar.yarn.java.archive",
                        "The archive of a Java 25 for all nodes, as feldspar.yarn.archive.",
                        ""));
        all.add(
                text(
                        "feldspar.yarn.staging",
                        "The directory of files for nodes; without it, .feldspar in the home"
                                + " directory of the file system.",
                        ""));
    }

    private static Setting<String> text(String key, String description, String value) {
        return new Setting<>(key, description, value, false, Function.identity());
    }

    private static Setting<String> pairs(String key, String description) {
        return new Setting<>(
                key,
                description,
                "",
                false,
                text -> {
                    if (!PAIRS.matcher(text).matches()) {
                        throw new IllegalArgumentException("it must look like a=b,c=d");
                    }
                    return text;
                });
    }
}
