package io.feldspar.server;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: the version that the jar's manifest holds.
final class FeldsparVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        @Nullable String version = FeldsparVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "Feldspar "
                    + (version == null ? "from classes" : version)
                    + ", Java "
                    + Runtime.version().feature()
        };
    }
}
