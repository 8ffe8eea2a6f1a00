package io.feldspar.server;

import org.jspecify.annotations.Nullable;

/// What `--version` prints: the version that the jar's manifest holds.
final class FeldsparVersion {

    private FeldsparVersion() {}

    static String line() {
        @Nullable String version = FeldsparVersion.class.getPackage().getImplementationVersion();
        return "Feldspar "
                + (version == null ? "from classes" : version)
                + ", Java "
                + Runtime.version().feature();
    }
}
