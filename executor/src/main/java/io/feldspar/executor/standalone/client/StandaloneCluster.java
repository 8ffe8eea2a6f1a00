package io.feldspar.executor.standalone.client;

import io.feldspar.executor.cluster.ClusterDriver;
import io.feldspar.executor.cluster.ExecutorCount;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.process.ClusterOptions;
import io.feldspar.executor.standalone.link.Jars;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.ApplicationSpec;
import io.feldspar.executor.standalone.message.ExecutorSpec;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.LocalHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// Starts drivers whose executors a standalone cluster hands out.
public final class StandaloneCluster {

    private StandaloneCluster() {}

    /// What an application is.
    ///
    /// @param name for people
    /// @param host the address of this machine for executors; empty for that from which it reaches
    ///     the master
    /// @param secret of the cluster
    /// @param cores how many tasks each executor runs at a time
    /// @param memory bytes of the heap of each executor
    /// @param jars on the class path of executors in addition to that of workers
    public record Application(
            String name,
            MasterUrl masters,
            String host,
            Credentials secret,
            ExecutorCount executors,
            int cores,
            long memory,
            List<Path> jars) {}

    /// Registers with the master. Does not wait for executors: the first tasks do.
    ///
    /// @throws FeldsparException with CONNECTION_FAILURE where no master takes it in
    public static ClusterDriver start(Application application, ClusterOptions options) {
        String id = "feldspar-" + UUID.randomUUID();
        ExecutorSpec executor =
                new ExecutorSpec(
                        application.cores(),
                        application.memory(),
                        options.memory(),
                        options.spillEvery(),
                        options.execution().batchRows(),
                        options.execution().evaluation().generateAfter(),
                        options.shuffleService());
        List<String> jars = application.jars().stream().map(StandaloneCluster::hash).toList();
        StandaloneBackend backend =
                new StandaloneBackend(
                        application.masters(),
                        application.secret(),
                        application.jars(),
                        driver ->
                                new ApplicationSpec(
                                        id,
                                        application.name(),
                                        System.getProperty("user.name", ""),
                                        driver,
                                        Path.of("").toAbsolutePath().toString(),
                                        executor,
                                        jars));
        String host =
                application.host().isEmpty()
                        ? hostTowards(application.masters())
                        : application.host();
        return ClusterDriver.start(
                backend,
                new ClusterDriver.Application(
                        application.secret().derive(id),
                        host,
                        application.executors(),
                        application.cores(),
                        options.maxTaskFailures()));
    }

    private static String hash(Path jar) {
        try {
            return Jars.hash(jar);
        } catch (IOException e) {
            throw unreadable(jar, e);
        }
    }

    static FeldsparException unreadable(Path jar, IOException e) {
        return new FeldsparException(
                ErrorCode.FILE_NOT_FOUND, "The JAR '%s' cannot be read: %s".formatted(jar, e), e);
    }

    private static String hostTowards(MasterUrl masters) {
        return LocalHost.towards(
                masters.masters(),
                "master of " + masters,
                "Start one with feldspar master, or name where it listens.");
    }
}
