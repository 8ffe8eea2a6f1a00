package io.feldspar.executor.standalone.client;

import io.feldspar.executor.cluster.ClusterBackend;
import io.feldspar.executor.standalone.link.Jars;
import io.feldspar.executor.standalone.link.MasterLink;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ApplicationSpec;
import io.feldspar.executor.standalone.message.FromMaster;
import io.feldspar.executor.standalone.message.ToMaster;
import io.feldspar.executor.transport.Connection;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.Transport;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands out executors that the master of a standalone cluster places. While there is no master the
/// application continues with its current executors.
final class StandaloneBackend implements ClusterBackend {

    private static final Logger LOG = LoggerFactory.getLogger(StandaloneBackend.class);

    private static final Duration FIRST_MASTER = Duration.ofSeconds(15);
    private static final int END_SECONDS = 3;

    private final MasterUrl url;
    private final Credentials credentials;
    private final List<Path> jars;
    private final Function<BlockAddress, ApplicationSpec> application;
    private volatile int requested;
    private @Nullable Transport transport;
    private @Nullable MasterLink link;

    /// @param jars on the class path of executors in addition to that of workers
    /// @param application what registers, by where its driver accepts executors
    StandaloneBackend(
            MasterUrl url,
            Credentials credentials,
            List<Path> jars,
            Function<BlockAddress, ApplicationSpec> application) {
        this.url = url;
        this.credentials = credentials;
        this.jars = jars;
        this.application = application;
    }

    @Override
    public void start(BlockAddress driver, Events events) {
        Transport network = new Transport(credentials);
        MasterLink opened =
                new MasterLink(network, url, new OfMaster(application.apply(driver), events));
        synchronized (this) {
            transport = network;
            link = opened;
        }
        opened.start();
        opened.awaitAccepted(FIRST_MASTER);
        for (Path jar : jars) {
            try {
                String hash = Jars.send(jar, opened::await);
                LOG.debug("The master has {} as {}", jar, hash);
            } catch (IOException e) {
                throw StandaloneCluster.unreadable(jar, e);
            }
        }
    }

    /// A master that does not hear it hears the number when the application registers there.
    @Override
    public void request(int executors) {
        requested = executors;
        var _ = ask(new ToMaster.RequestExecutors(executors));
    }

    /// Without a master the executor ends all the same, since its driver ends the connection.
    @Override
    public void release(String executorId) {
        var _ = ask(new ToMaster.ReleaseExecutor(executorId));
    }

    private synchronized CompletableFuture<Answer> ask(ToMaster message) {
        MasterLink open = link;
        if (open == null) {
            throw new IllegalStateException("not started");
        }
        return open.ask(message);
    }

    /// A master that does not hear it notices that the connection is over.
    @Override
    public synchronized void close() {
        MasterLink open = link;
        Transport network = transport;
        if (open == null || network == null) {
            return;
        }
        try {
            Answer answer =
                    open.ask(new ToMaster.EndApplication()).get(END_SECONDS, TimeUnit.SECONDS);
            LOG.debug("The application has ended: {}", answer);
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("The master does not hear that the application ends: {}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        open.close();
        network.close();
    }

    private final class OfMaster implements MasterLink.Member {

        private final ApplicationSpec spec;
        private final Events events;

        OfMaster(ApplicationSpec spec, Events events) {
            this.spec = spec;
            this.events = events;
        }

        @Override
        public ToMaster registration(Connection over) {
            return new ToMaster.RegisterApplication(spec, requested);
        }

        @Override
        public void accepted(ToMaster registration) {
            if (registration instanceof ToMaster.RegisterApplication register
                    && register.executors() != requested) {
                request(requested);
            }
        }

        @Override
        public Answer read(FromMaster.Read what) {
            return new Answer.Missing();
        }

        @Override
        public void told(FromMaster message) {
            switch (message) {
                case FromMaster.ExecutorGone gone -> events.exited(gone.executorId(), gone.exit());
                case FromMaster.ExecutorLeaving leaving ->
                        events.decommissioning(
                                leaving.executorId(),
                                leaving.reason(),
                                Duration.ofMillis(leaving.withinMillis()));
                case FromMaster.StartExecutor _,
                        FromMaster.StopExecutor _,
                        FromMaster.StartProgram _,
                        FromMaster.StopProgram _,
                        FromMaster.ApplicationOver _,
                        FromMaster.Read _ ->
                        LOG.warn("That is for a worker: {}", message);
            }
        }
    }
}
