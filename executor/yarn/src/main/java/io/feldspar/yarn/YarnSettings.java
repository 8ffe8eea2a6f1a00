package io.feldspar.yarn;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.managed.ManagedApplication;

/// What the settings `feldspar.yarn.…` say. Empty texts say nothing.
///
/// @param archive that of Feldspar: a file of this machine, or a URL
/// @param javaHome on each node, or in the archive of Java
/// @param javaArchive as the other archive
/// @param staging the directory of files for nodes
record YarnSettings(
        String queue,
        String nodeLabel,
        String archive,
        String javaHome,
        String javaArchive,
        String staging) {

    private static final String PREFIX = "feldspar.yarn.";

    static YarnSettings of(ManagedApplication application) {
        YarnSettings settings =
                new YarnSettings(
                        application.setting(PREFIX + "queue"),
                        application.setting(PREFIX + "nodeLabel"),
                        application.setting(PREFIX + "archive"),
                        application.setting(PREFIX + "java.home"),
                        application.setting(PREFIX + "java.archive"),
                        application.setting(PREFIX + "staging"));
        if (settings.archive().isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The archive of Feldspar for the nodes of YARN is not known",
                    "Set feldspar.yarn.archive to feldspar-VERSION.tar.gz, or to its hdfs:// URL.");
        }
        return settings;
    }
}
