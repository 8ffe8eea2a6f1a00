package io.feldspar.executor.process;

import io.feldspar.executor.task.QueryExecutors;
import io.feldspar.executor.transport.ClusterEngine;
import io.feldspar.executor.transport.ClusterExecutors;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.ResultDeliveries;
import io.feldspar.executor.transport.Transport;
import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.security.SecureRandom;
import java.util.UUID;

/// A driver in this process, and executors that are processes of this machine. They end with this
/// one.
public final class LocalCluster implements AutoCloseable {

    private static final long MILLIS = 1_000_000L;
    private static final long SECONDS = 1_000_000_000L;

    private final FeldsparContext context;
    private final QueryExecutors queries;
    private final ChildProcesses processes;

    private LocalCluster(
            FeldsparContext context, QueryExecutors queries, ChildProcesses processes) {
        this.context = context;
        this.queries = queries;
        this.processes = processes;
    }

    /// Starts the processes and does not wait for them: the first tasks do.
    public static LocalCluster start(ClusterSize size, ClusterOptions options) {
        String application = "feldspar-" + UUID.randomUUID();
        Transport transport = new Transport(Credentials.create(application));
        ChildProcesses processes = new ChildProcesses(size, options, transport.credentials());
        ResultDeliveries deliveries = new ResultDeliveries();
        ClusterEngine engine =
                ClusterEngine.create(
                        schedulers(options.maxTaskFailures()),
                        new DriverIdentity(application, incarnation()),
                        transport,
                        size.executors() * size.cores(),
                        deliveries,
                        processes::close);
        ClusterExecutors queries = new ClusterExecutors(engine, deliveries);
        engine.addListener(queries);
        engine.addListener(
                new EngineListener() {
                    @Override
                    public void executorAdded(String executorId, String host, int slots) {
                        processes.registered(executorId);
                    }

                    @Override
                    public void executorRemoved(String executorId, String reason) {
                        // Silent perhaps, and in the way of the one that replaces it.
                        processes.kill(executorId);
                    }
                });
        processes.start(engine.listen());
        return new LocalCluster(new DriverContext(engine), queries, processes);
    }

    /// Not 0, and not that of another driver.
    private static long incarnation() {
        return new SecureRandom().nextLong() | 1;
    }

    /// All executors are on one machine, so no task waits for a nearer one, and none is the
    /// better place after a failure; a silent executor is noticed within 10 seconds.
    private static SchedulerSettings schedulers(int maxTaskFailures) {
        SchedulerSettings cluster = SchedulerSettings.cluster();
        SchedulerSettings local = SchedulerSettings.local(maxTaskFailures);
        SchedulerSettings.Failures failures = cluster.failures();
        return cluster.with(
                        new SchedulerSettings.Failures(
                                maxTaskFailures,
                                failures.maxStageFailures(),
                                failures.maxStageAttempts(),
                                failures.resubmitDelay()))
                .with(new SchedulerSettings.Locality(50 * MILLIS, 0, 0))
                .with(local.exclusion())
                .with(local.speculation())
                .with(
                        new SchedulerSettings.Liveness(
                                7 * SECONDS,
                                100 * MILLIS,
                                20 * SECONDS,
                                0,
                                60 * SECONDS,
                                30 * SECONDS));
    }

    public FeldsparContext context() {
        return context;
    }

    /// The executors as the driver of queries sees them.
    public QueryExecutors queries() {
        return queries;
    }

    /// The processes that run.
    public ChildProcesses processes() {
        return processes;
    }

    /// Ends all jobs and processes.
    @Override
    public void close() {
        context.close();
    }
}
