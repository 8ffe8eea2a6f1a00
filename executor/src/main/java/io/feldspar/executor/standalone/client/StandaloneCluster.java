package io.feldspar.executor.standalone.client;

import io.feldspar.executor.cluster.ClusterDriver;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.process.ClusterOptions;
import io.feldspar.executor.process.ClusterSize;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.ApplicationSpec;
import io.feldspar.executor.standalone.message.ExecutorSpec;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.UUID;

/// Starts drivers whose executors a standalone cluster hands out.
public final class StandaloneCluster {

    private static final int CONNECT_MILLIS = 5_000;

    private StandaloneCluster() {}

    /// What an application is.
    ///
    /// @param name for people
    /// @param host the address of this machine for executors; empty for that from which it reaches
    ///     the master
    /// @param secret of the cluster
    public record Application(
            String name, MasterUrl masters, String host, Credentials secret, ClusterSize size) {}

    /// Registers with the master. Does not wait for executors: the first tasks do.
    ///
    /// @throws FeldsparException with CONNECTION_FAILURE where no master takes it in
    public static ClusterDriver start(Application application, ClusterOptions options) {
        ClusterSize size = application.size();
        String id = "feldspar-" + UUID.randomUUID();
        ExecutorSpec executor =
                new ExecutorSpec(
                        size.cores(),
                        size.memory(),
                        options.memory(),
                        options.spillEvery(),
                        options.execution().batchRows(),
                        options.execution().evaluation().generateAfter());
        StandaloneBackend backend =
                new StandaloneBackend(
                        application.masters(),
                        application.secret(),
                        driver ->
                                new ApplicationSpec(
                                        id,
                                        application.name(),
                                        System.getProperty("user.name", ""),
                                        driver,
                                        executor));
        String host =
                application.host().isEmpty()
                        ? hostTowards(application.masters())
                        : application.host();
        return ClusterDriver.start(
                backend,
                new ClusterDriver.Application(
                        application.secret().derive(id),
                        host,
                        size.executors(),
                        size.cores(),
                        options.maxTaskFailures()));
    }

    /// The address of this machine from which it reaches a master.
    private static String hostTowards(MasterUrl masters) {
        IOException last = new IOException("it names none");
        for (BlockAddress master : masters.masters()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(master.host(), master.port()), CONNECT_MILLIS);
                return socket.getLocalAddress().getHostAddress();
            } catch (IOException e) {
                last = e;
            }
        }
        throw new FeldsparException(
                ErrorCode.CONNECTION_FAILURE,
                "No master of %s can be reached: %s".formatted(masters, last.getMessage()),
                "Start one with feldspar master, or name where it listens.",
                last);
    }
}
