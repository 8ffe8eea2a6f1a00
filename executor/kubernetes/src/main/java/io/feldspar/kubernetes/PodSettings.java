package io.feldspar.kubernetes;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.managed.ManagedApplication;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the settings `feldspar.kubernetes.…` say of pods. Empty texts say nothing.
///
/// @param template a YAML file
/// @param cpuLimit as Kubernetes writes it
/// @param graceSeconds how long a pod may take to end
record PodSettings(
        String namespace,
        String image,
        String template,
        String serviceAccount,
        Map<String, String> labels,
        Map<String, String> nodeSelector,
        String cpuLimit,
        long graceSeconds) {

    private static final String PREFIX = "feldspar.kubernetes.";

    /// @param usual the namespace where none is set
    static PodSettings of(ManagedApplication application, @Nullable String usual) {
        String namespace = application.setting(PREFIX + "namespace");
        PodSettings settings =
                new PodSettings(
                        !namespace.isEmpty() ? namespace : usual == null ? "default" : usual,
                        application.setting(PREFIX + "image"),
                        application.setting(PREFIX + "template"),
                        application.setting(PREFIX + "serviceAccount"),
                        pairs(application.setting(PREFIX + "labels")),
                        pairs(application.setting(PREFIX + "nodeSelector")),
                        application.setting(PREFIX + "cpuLimit"),
                        Long.parseLong(application.setting(PREFIX + "graceSeconds")));
        if (settings.image().isEmpty() && settings.template().isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The image of executors is not known",
                    "Set feldspar.kubernetes.image, or feldspar.kubernetes.template to a pod with one.");
        }
        return settings;
    }

    /// Of a text such as `a=b,c=d`.
    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return pairs;
    }
}
