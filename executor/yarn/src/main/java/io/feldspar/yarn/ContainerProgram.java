package io.feldspar.yarn;

import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.process.ContainerExecutor;
import io.feldspar.rdd.protocol.BlockAddress;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.ApplicationConstants;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;

/// What a container runs: `executor.sh`, with the files of the application and an environment that
/// says which executor it is.
final class ContainerProgram {

    private static final String LOGS = ApplicationConstants.LOG_DIR_EXPANSION_VAR;

    private final ManagedApplication application;
    private final YarnSettings settings;
    private final String applicationId;
    private final BlockAddress driver;
    private final StagedFiles files;
    private final Tokens tokens;

    /// @param applicationId that of Feldspar
    ContainerProgram(
            ManagedApplication application,
            YarnSettings settings,
            String applicationId,
            BlockAddress driver,
            StagedFiles files,
            Tokens tokens) {
        this.application = application;
        this.settings = settings;
        this.applicationId = applicationId;
        this.driver = driver;
        this.files = files;
        this.tokens = tokens;
    }

    ContainerLaunchContext of(String executorId) {
        Map<String, String> environment =
                ContainerExecutor.environment(
                        applicationId,
                        executorId,
                        driver,
                        application.tls(),
                        application.size().cores(),
                        application.options());
        environment.put("FELDSPAR_HEAP", application.size().heapMegabytes() + "m");
        environment.put("FELDSPAR_YARN_JAVA_HOME", settings.javaHome());
        // The archive is read-only, and a container is gone before a start-up cache would pay.
        environment.put("FELDSPAR_AOT", "off");
        return ContainerLaunchContext.newInstance(
                files.resources(),
                environment,
                List.of(
                        "sh %s 1>%s/stdout 2>%s/stderr"
                                .formatted("./" + StagedFiles.PROGRAM, LOGS, LOGS)),
                null,
                tokens.current(),
                null);
    }
}
