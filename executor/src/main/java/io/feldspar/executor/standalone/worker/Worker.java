package io.feldspar.executor.standalone.worker;

import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.standalone.link.Jars;
import io.feldspar.executor.standalone.link.MasterLink;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ExecutorKey;
import io.feldspar.executor.standalone.message.FromMaster;
import io.feldspar.executor.standalone.message.ToMaster;
import io.feldspar.executor.standalone.message.WorkerSpec;
import io.feldspar.executor.transport.Connection;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.TlsFiles;
import io.feldspar.executor.transport.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process that is a worker: it starts executors for the master, and keeps running without a
/// master.
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private static final long CLEAN_UP_MINUTES = 10;
    private static final long DRAIN_MILLIS = 100;
    private static final Duration FIRST_MASTER = Duration.ofSeconds(60);

    /// What a worker is.
    ///
    /// @param host the address of this machine for others; empty for that from which it reaches the
    ///     master
    /// @param cores how many tasks its executors may run at a time
    /// @param memory bytes of heap that its executors may have together
    /// @param directory where executors work and their logs are, for this worker alone
    /// @param keep how long the directory of an application stays after its last executor
    /// @param secretFile the file of the cluster's secret, or an empty text; programs get it too
    public record Options(
            MasterUrl masters,
            String host,
            int cores,
            long memory,
            Path directory,
            Duration keep,
            Credentials credentials,
            String secretFile) {}

    private final Options options;
    private final String id = "worker-" + UUID.randomUUID();
    private final WorkDirectory directory;
    private final Transport transport;
    private final MasterLink link;
    private final OutputServices outputs;
    private final ExecutorProcesses executors;
    private final ProgramProcesses programs;

    /// Starts processes, which takes longer than a thread of the network may.
    private final ScheduledExecutorService actions =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feldspar-worker").factory());

    private final Unreported<ToMaster.ExecutorEnded> executorsEnded;
    private final Unreported<ToMaster.ProgramEnded> programsEnded;

    private volatile String host;

    /// Not 0 once it is going to end.
    private volatile long drainMillis;

    private Worker(Options options) {
        this.options = options;
        this.host = options.host();
        this.transport = new Transport(options.credentials());
        this.directory = WorkDirectory.open(options.directory());
        this.link = new MasterLink(transport, options.masters(), new OfMaster());
        this.executorsEnded = new Unreported<>(link::ask);
        this.programsEnded = new Unreported<>(link::ask);
        JarSource jars = hash -> Jars.fetch(hash, directory.jars(), link::await);
        this.outputs = new OutputServices(directory, options.credentials());
        this.executors =
                new ExecutorProcesses(directory, jars, options.credentials(), outputs, this::ended);
        this.programs =
                new ProgramProcesses(directory, jars, ofPrograms(options), programsEnded::tell);
    }

    /// Starts a worker, and waits until a master has taken it in.
    public static Worker start(Options options) {
        Worker worker = new Worker(options);
        worker.link.start();
        var _ =
                worker.actions.scheduleWithFixedDelay(
                        worker::cleanUp, 0, CLEAN_UP_MINUTES, TimeUnit.MINUTES);
        try {
            worker.link.awaitAccepted(FIRST_MASTER);
        } catch (RuntimeException e) {
            worker.close();
            throw e;
        }
        return worker;
    }

    /// By what programs reach this cluster.
    private static Map<String, String> ofPrograms(Options options) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("feldspar.master", options.masters().toString());
        if (!options.secretFile().isEmpty()) {
            settings.put(
                    "feldspar.secret.file",
                    Path.of(options.secretFile()).toAbsolutePath().toString());
        }
        TlsFiles tls = options.credentials().tls();
        if (!tls.isNone()) {
            settings.put("feldspar.cluster.tls.certificate", tls.certificate());
            settings.put("feldspar.cluster.tls.key", tls.key());
        }
        return settings;
    }

    private void cleanUp() {
        Set<String> used = new HashSet<>(programs.running());
        executors.running().forEach(each -> used.add(each.applicationId()));
        directory.deleteUnused(used, options.keep());
    }

    /// What the master calls it.
    public String id() {
        return id;
    }

    private void ended(ExecutorKey executor, ExecutorExit exit) {
        LOG.info("{} has ended: {}", executor, exit);
        executorsEnded.tell(new ToMaster.ExecutorEnded(executor, exit));
    }

    /// Has the executors end when nobody needs them any more, and waits for that.
    ///
    /// @param most how long it waits
    public void drain(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        drainMillis = most.toMillis();
        var _ = link.ask(new ToMaster.Drain(drainMillis));
        while (!executors.running().isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(DRAIN_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Ends all executors.
    @Override
    public void close() {
        link.close();
        actions.shutdownNow();
        programs.close();
        executors.close();
        outputs.close();
        transport.close();
        directory.close();
    }

    private final class OfMaster implements MasterLink.Member {

        @Override
        public ToMaster registration(Connection over) {
            if (host.isEmpty()) {
                host = over.localHost();
            }
            return new ToMaster.RegisterWorker(
                    new WorkerSpec(id, host, options.cores(), options.memory()),
                    drainMillis,
                    executors.running(),
                    executorsEnded.all(),
                    programs.running(),
                    programsEnded.all());
        }

        @Override
        public void accepted(ToMaster registration) {
            if (registration instanceof ToMaster.RegisterWorker register) {
                executorsEnded.forget(register.ended());
                programsEnded.forget(register.programsEnded());
            }
        }

        @Override
        public Answer read(FromMaster.Read what) {
            return switch (what) {
                case FromMaster.ReadLog log -> directory.readLog(log.executor());
                case FromMaster.ReadJar jar -> directory.readJar(jar.hash(), jar.offset());
            };
        }

        @Override
        public void told(FromMaster message) {
            switch (message) {
                case FromMaster.StartExecutor start ->
                        actions.execute(() -> executors.start(start, host));
                case FromMaster.StopExecutor stop ->
                        actions.execute(() -> executors.stop(stop.executor()));
                case FromMaster.ApplicationOver over ->
                        actions.execute(() -> outputs.end(over.applicationId()));
                case FromMaster.StartProgram start ->
                        actions.execute(() -> programs.start(start.program()));
                case FromMaster.StopProgram stop ->
                        actions.execute(() -> programs.stop(stop.programId()));
                case FromMaster.ExecutorGone _, FromMaster.ExecutorLeaving _, FromMaster.Read _ ->
                        LOG.warn("That is not for a worker: {}", message);
            }
        }
    }
}
