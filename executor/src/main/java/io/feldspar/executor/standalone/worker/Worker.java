package io.feldspar.executor.standalone.worker;

import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.standalone.link.MasterLink;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.ExecutorKey;
import io.feldspar.executor.standalone.message.FromMaster;
import io.feldspar.executor.standalone.message.ToMaster;
import io.feldspar.executor.standalone.message.WorkerSpec;
import io.feldspar.executor.transport.Connection;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process that is a worker: it starts executors as the master tells, and goes on while there is
/// no master.
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private static final Duration FIRST_MASTER = Duration.ofSeconds(60);

    /// What a worker is.
    ///
    /// @param host the address of this machine for others; empty for that from which it reaches the
    ///     master
    /// @param cores how many tasks its executors may run at a time
    /// @param memory bytes of heap that its executors may have together
    /// @param directory where executors work and their logs are
    public record Options(
            MasterUrl masters,
            String host,
            int cores,
            long memory,
            Path directory,
            Credentials credentials) {}

    private final Options options;
    private final String id = "worker-" + UUID.randomUUID();
    private final Transport transport;
    private final MasterLink link;
    private final ExecutorProcesses executors;

    /// Starts processes, which takes longer than a thread of the network may.
    private final ExecutorService actions =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("feldspar-worker").factory());

    /// Ends that no master has taken note of. Guarded by itself.
    private final List<ToMaster.ExecutorEnded> ended = new ArrayList<>();

    private volatile String host;

    private Worker(Options options) {
        this.options = options;
        this.host = options.host();
        this.transport = new Transport(options.credentials());
        this.executors =
                new ExecutorProcesses(options.directory(), options.credentials(), this::ended);
        this.link = new MasterLink(transport, options.masters(), new OfMaster());
    }

    /// Starts a worker, and waits until a master has taken it in.
    public static Worker start(Options options) {
        Worker worker = new Worker(options);
        worker.link.start();
        try {
            worker.link.awaitAccepted(FIRST_MASTER);
        } catch (RuntimeException e) {
            worker.close();
            throw e;
        }
        return worker;
    }

    /// What the master calls it.
    public String id() {
        return id;
    }

    private void ended(ExecutorKey executor, ExecutorExit exit) {
        LOG.info("{} has ended: {}", executor, exit);
        ToMaster.ExecutorEnded news = new ToMaster.ExecutorEnded(executor, exit);
        synchronized (ended) {
            ended.add(news);
        }
        var _ =
                link.ask(news)
                        .whenComplete(
                                (_, failed) -> {
                                    if (failed == null) {
                                        forget(List.of(news));
                                    }
                                });
    }

    private void forget(List<ToMaster.ExecutorEnded> noted) {
        synchronized (ended) {
            ended.removeAll(noted);
        }
    }

    /// Ends all executors.
    @Override
    public void close() {
        link.close();
        actions.shutdownNow();
        executors.close();
        transport.close();
    }

    private final class OfMaster implements MasterLink.Member {

        @Override
        public ToMaster registration(Connection over) {
            if (host.isEmpty()) {
                host = over.localHost();
            }
            synchronized (ended) {
                return new ToMaster.RegisterWorker(
                        new WorkerSpec(id, host, options.cores(), options.memory()),
                        false,
                        executors.running(),
                        List.copyOf(ended));
            }
        }

        @Override
        public void accepted(ToMaster registration) {
            if (registration instanceof ToMaster.RegisterWorker register) {
                forget(register.ended());
            }
        }

        @Override
        public void told(FromMaster message) {
            switch (message) {
                case FromMaster.StartExecutor start ->
                        actions.execute(() -> executors.start(start, host));
                case FromMaster.StopExecutor stop ->
                        actions.execute(() -> executors.stop(stop.executor()));
                case FromMaster.ExecutorGone gone ->
                        LOG.warn("That is for an application: {}", gone);
            }
        }
    }
}
