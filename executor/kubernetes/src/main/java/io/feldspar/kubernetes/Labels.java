package io.feldspar.kubernetes;

import java.util.Map;

/// The labels by which the objects of an application are found.
final class Labels {

    static final String APPLICATION = "feldspar.io/application";
    static final String EXECUTOR = "feldspar.io/executor";

    private static final String NAME = "app.kubernetes.io/name";
    private static final String COMPONENT = "app.kubernetes.io/component";

    private Labels() {}

    static Map<String, String> ofSecret(String applicationId) {
        return Map.of(NAME, "feldspar", COMPONENT, "application", APPLICATION, applicationId);
    }

    static Map<String, String> ofPod(String applicationId, String executorId) {
        return Map.of(
                NAME,
                "feldspar",
                COMPONENT,
                "executor",
                APPLICATION,
                applicationId,
                EXECUTOR,
                executorId);
    }
}
