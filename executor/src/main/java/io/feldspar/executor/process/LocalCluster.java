package io.feldspar.executor.process;

import io.feldspar.executor.cluster.ClusterDriver;
import io.feldspar.executor.cluster.ExecutorCount;
import io.feldspar.executor.task.QueryExecutors;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.TlsFiles;
import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.FeldsparContext;
import java.net.InetAddress;
import java.util.UUID;

/// A driver in this process, and executors that are processes of this machine. They end with this
/// one.
public final class LocalCluster implements AutoCloseable {

    private final ClusterDriver driver;
    private final ChildProcesses processes;

    private LocalCluster(ClusterDriver driver, ChildProcesses processes) {
        this.driver = driver;
        this.processes = processes;
    }

    /// Starts the processes and does not wait for them: the first tasks do.
    public static LocalCluster start(ClusterSize size, ClusterOptions options) {
        return start(size, options, TlsFiles.NONE);
    }

    /// The same with encrypted connections.
    public static LocalCluster start(ClusterSize size, ClusterOptions options, TlsFiles tls) {
        Credentials credentials = Credentials.create("feldspar-" + UUID.randomUUID()).with(tls);
        ChildProcesses processes = new ChildProcesses(size, options, credentials);
        ClusterDriver driver =
                ClusterDriver.start(
                        processes,
                        new ClusterDriver.Application(
                                credentials,
                                InetAddress.getLoopbackAddress().getHostAddress(),
                                ExecutorCount.of(size.executors()),
                                size.cores(),
                                options.maxTaskFailures()));
        driver.context()
                .addQuickListener(
                        new EngineListener() {
                            @Override
                            public void executorAdded(String executorId, String host, int slots) {
                                processes.registered(executorId);
                            }
                        });
        return new LocalCluster(driver, processes);
    }

    public FeldsparContext context() {
        return driver.context();
    }

    /// The executors as the driver of queries sees them.
    public QueryExecutors queries() {
        return driver.queries();
    }

    /// The processes that run.
    public ChildProcesses processes() {
        return processes;
    }

    /// Ends all jobs and processes.
    @Override
    public void close() {
        driver.close();
    }
}
