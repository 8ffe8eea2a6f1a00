package io.feldspar.executor.cluster;

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
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The driver of an application in this process, whose executors a [ClusterBackend] hands out.
public final class ClusterDriver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterDriver.class);

    private static final long MILLIS = 1_000_000L;
    private static final long SECONDS = 1_000_000_000L;
    private static final int NEVER = Integer.MAX_VALUE;

    private final FeldsparContext context;
    private final QueryExecutors queries;

    /// What an application is to its cluster.
    ///
    /// @param credentials those of the application, which its executors have too
    /// @param host the address at which the driver accepts executors
    /// @param executors how many there are
    /// @param cores how many tasks each runs at a time
    /// @param maxTaskFailures how often a task may fail before its job does
    public record Application(
            Credentials credentials,
            String host,
            ExecutorCount executors,
            int cores,
            int maxTaskFailures) {}

    private ClusterDriver(FeldsparContext context, QueryExecutors queries) {
        this.context = context;
        this.queries = queries;
    }

    /// Requests executors and does not wait for them: the first tasks do.
    public static ClusterDriver start(ClusterBackend backend, Application application) {
        Credentials credentials = application.credentials();
        Transport transport = new Transport(credentials);
        ResultDeliveries deliveries = new ResultDeliveries();
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("feldspar-allocation").factory());
        ClusterEngine engine =
                ClusterEngine.create(
                        schedulers(application.maxTaskFailures(), application.executors().least()),
                        new DriverIdentity(credentials.applicationId(), incarnation()),
                        transport,
                        application.executors().most() * application.cores(),
                        deliveries,
                        () -> {
                            timer.shutdownNow();
                            backend.close();
                        });
        ClusterExecutors queries = new ClusterExecutors(engine, deliveries);
        engine.addListener(queries);
        if (!application.executors().isFixed()) {
            allocate(engine, backend, application, timer);
        }
        engine.addListener(new Releases(backend));
        DriverContext context = new DriverContext(engine);
        engine.findCachedBy(context::holdersOfCached);
        try {
            backend.start(engine.listen(application.host()), new News(engine));
            backend.request(application.executors().least());
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        return new ClusterDriver(context, queries);
    }

    /// Told of executors before they are released, so that none replaces one that was idle.
    private static void allocate(
            ClusterEngine engine,
            ClusterBackend backend,
            Application application,
            ScheduledExecutorService timer) {
        ExecutorAllocation allocation =
                new ExecutorAllocation(
                        application.executors(),
                        application.cores(),
                        backend::request,
                        id -> engine.releaseIfUnused(id, ExecutorAllocation.IDLE),
                        System::nanoTime);
        engine.addListener(allocation);
        long interval = Math.clamp(application.executors().idle().toMillis() / 4, 50, 5_000);
        var _ =
                timer.scheduleWithFixedDelay(
                        allocation::reduce, interval, interval, TimeUnit.MILLISECONDS);
    }

    /// Has executors end that are taken out: silent ones perhaps, in the way of others.
    private record Releases(ClusterBackend backend) implements EngineListener {

        @Override
        public void executorRemoved(String executorId, String reason) {
            if (!reason.equals(ExecutorAllocation.IDLE)) {
                LOG.warn("Executor {} is lost: {}", executorId, reason);
            }
            backend.release(executorId);
        }
    }

    /// What the backend says goes to the scheduler.
    private record News(ClusterEngine engine) implements ClusterBackend.Events {

        @Override
        public void exited(String executorId, ExecutorExit exit) {
            if (exit.cause() == ExecutorExit.Cause.HOST_LOST) {
                engine.hostLost(executorId);
            }
            engine.executorExited(executorId, exit.message(), exit.isFault());
        }

        @Override
        public void decommissioning(String executorId, String reason, Duration within) {
            engine.decommission(executorId, reason, within);
        }
    }

    /// Not 0, and not that of another driver.
    private static long incarnation() {
        return new SecureRandom().nextLong() | 1;
    }

    /// A silent executor is noticed within 10 seconds. One whose connection broke does not come
    /// back; the grace is for the news of why it ended.
    ///
    /// A task that has failed twice on an executor is tried on another one, where there is one. An
    /// executor on which many tasks fail gets none for a minute. All executors may be on one host,
    /// so hosts are not excluded, nor executors from single stages: a stage whose tasks all fail
    /// should say why they do. A task gets a speculative copy late, since the executors may be as
    /// many as there are cores.
    private static SchedulerSettings schedulers(int maxTaskFailures, int executors) {
        SchedulerSettings cluster = SchedulerSettings.cluster();
        SchedulerSettings.Failures failures = cluster.failures();
        return cluster.with(
                        new SchedulerSettings.Failures(
                                maxTaskFailures,
                                failures.maxStageFailures(),
                                failures.maxStageAttempts(),
                                failures.resubmitDelay()))
                .with(new SchedulerSettings.Locality(50 * MILLIS, 0, 0))
                .with(
                        new SchedulerSettings.Exclusion(
                                true,
                                executors > 1 ? 2 : NEVER,
                                NEVER,
                                NEVER,
                                NEVER,
                                16,
                                NEVER,
                                60 * SECONDS))
                .with(new SchedulerSettings.Speculation(true, SECONDS, 0.75, 3.0, 5 * SECONDS, 0))
                .with(
                        new SchedulerSettings.Liveness(
                                7 * SECONDS,
                                3 * SECONDS,
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

    /// Ends all jobs and executors.
    @Override
    public void close() {
        context.close();
    }
}
