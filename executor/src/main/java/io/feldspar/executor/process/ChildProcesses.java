package io.feldspar.executor.process;

import io.feldspar.executor.cluster.ClusterBackend;
import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.OutputService;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands out executors that are processes of this machine: starts them, replaces those that end,
/// and deletes what they leave on disk. Thread-safe.
public final class ChildProcesses implements ClusterBackend {

    private static final Logger LOG = LoggerFactory.getLogger(ChildProcesses.class);

    /// So many in a row that end soon are replaced; then something is wrong that stays so.
    private static final int MAX_FAILURES = 20;

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long DELAY_MILLIS = 100;

    /// A process that has not registered by then is given up.
    private static final long REGISTRATION_SECONDS = 120;

    private final ClusterSize size;
    private final ClusterOptions options;
    private final Credentials credentials;

    /// A thread of its own: all of a shared pool may be held up by those who wait for executors.
    private final ScheduledExecutorService launcher =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feldspar-launcher").factory());

    /// Guarded by this, as all that changes.
    private final Map<String, Child> children = new HashMap<>();

    /// The executors that have registered with the driver.
    private final Set<String> registered = new HashSet<>();

    private @Nullable BlockAddress driver;
    private @Nullable Events events;
    private final List<Path> outputDirectories = new ArrayList<>();
    private @Nullable OutputService service;
    private ServedOutputs outputs = ServedOutputs.NONE;
    private int requested;
    private @Nullable Path logs;
    private int next = 1;
    private int failures;
    private boolean closed;

    private record Child(Process process, Instant started, List<Path> directories) {}

    ChildProcesses(ClusterSize size, ClusterOptions options, Credentials credentials) {
        this.size = size;
        this.options = options;
        this.credentials = credentials;
    }

    @Override
    public synchronized void start(BlockAddress address, Events news) {
        driver = address;
        events = news;
        try {
            Path first = options.directories().getFirst();
            Files.createDirectories(first);
            logs = Files.createTempDirectory(first, "feldspar-logs-");
            if (options.shuffleService()) {
                serveOutputs(address.host());
            }
        } catch (IOException e) {
            throw cannotStart(e);
        }
    }

    @Override
    public synchronized void request(int executors) {
        BlockAddress address = driver;
        if (address == null) {
            throw new IllegalStateException("not started");
        }
        requested = executors;
        try {
            while (!closed && children.size() < requested) {
                launch(address);
            }
        } catch (IOException e) {
            close();
            throw cannotStart(e);
        }
    }

    /// This process serves what its executors write, since it is there as long as they are needed.
    private void serveOutputs(String host) throws IOException {
        for (Path each : options.directories()) {
            Files.createDirectories(each);
            outputDirectories.add(Files.createTempDirectory(each, "feldspar-outputs-"));
        }
        OutputService started = new OutputService(credentials, host, outputDirectories);
        service = started;
        outputs = ServedOutputs.of(started.address(), outputDirectories);
    }

    private static UncheckedIOException cannotStart(IOException e) {
        return new UncheckedIOException("executors cannot be started: " + e.getMessage(), e);
    }

    private void launch(BlockAddress address) throws IOException {
        String id = "executor-" + next++;
        List<Path> directories = new ArrayList<>();
        for (Path each : options.directories()) {
            Files.createDirectories(each);
            directories.add(Files.createTempDirectory(each, "feldspar-" + id + "-"));
        }
        Process process =
                JavaProcess.start(
                        JavaProcess.command(
                                size.memory(),
                                List.of(),
                                List.of(),
                                List.of(ExecutorMain.class.getName())),
                        log(id),
                        Map.of());
        children.put(id, new Child(process, Instant.now(), directories));
        JavaProcess.whenEnded(process, "feldspar-" + id, code -> ended(id, code));
        var _ =
                launcher.schedule(
                        () -> giveUpUnregistered(id), REGISTRATION_SECONDS, TimeUnit.SECONDS);
        // The stream stays open: its end is how the process learns that this one is gone.
        try {
            config(id, address, directories).write(new DataOutputStream(process.getOutputStream()));
        } catch (IOException e) {
            LOG.warn("{} ended before it was configured: {}", id, e.getMessage());
        }
    }

    private Path log(String id) {
        Path directory = logs;
        if (directory == null) {
            throw new IllegalStateException("not started");
        }
        return directory.resolve(id + ".log");
    }

    private ExecutorConfig config(String id, BlockAddress address, List<Path> directories) {
        return new ExecutorConfig(
                address,
                credentials.applicationId(),
                id,
                address.host(),
                ByteBuffer.wrap(credentials.secret()),
                credentials.tls(),
                size.cores(),
                options.memory(),
                directories.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                outputs,
                options.spillEvery(),
                options.execution().batchRows(),
                options.execution().evaluation().generateAfter());
    }

    private void ended(String id, int code) {
        ExecutorExit exit = takeOut(id, code);
        Events told = events;
        if (exit != null && told != null) {
            told.exited(id, exit);
        }
    }

    /// Why the executor ended; null where nobody waits for it any more.
    private synchronized @Nullable ExecutorExit takeOut(String id, int code) {
        registered.remove(id);
        Child child = children.remove(id);
        if (child == null) {
            return null;
        }
        child.directories().forEach(OwnDirectory::delete);
        if (closed) {
            return null;
        }
        ExecutorExit exit = ExecutorExit.ofProcess(code, log(id).toString());
        boolean soon = Duration.between(child.started(), Instant.now()).compareTo(SOON) < 0;
        failures = soon ? failures + 1 : 0;
        if (failures > MAX_FAILURES) {
            LOG.error("{} is not replaced: {}", id, exit);
        } else if (children.size() < requested) {
            LOG.warn("{} is replaced: {}", id, exit);
            var _ =
                    launcher.schedule(
                            this::replace, DELAY_MILLIS * failures, TimeUnit.MILLISECONDS);
        }
        return exit;
    }

    private synchronized void replace() {
        BlockAddress address = driver;
        if (closed || address == null) {
            return;
        }
        try {
            if (children.size() < requested) {
                launch(address);
            }
        } catch (IOException e) {
            LOG.error("An executor cannot be started", e);
        }
    }

    /// The driver has taken the executor in.
    synchronized void registered(String executorId) {
        registered.add(executorId);
    }

    /// The driver notices where executors that it knows fall silent, but not others.
    private synchronized void giveUpUnregistered(String executorId) {
        if (!registered.contains(executorId)) {
            release(executorId);
        }
    }

    @Override
    public synchronized void release(String executorId) {
        Child child = children.get(executorId);
        if (child != null) {
            child.process().destroyForcibly();
        }
    }

    /// Tells the driver that the executor will be ended, so that it moves what it has to others.
    ///
    /// @param within after what time the driver gives it up even if it is needed
    public void decommission(String executorId, String reason, Duration within) {
        Events told;
        synchronized (this) {
            told = children.containsKey(executorId) ? events : null;
        }
        if (told != null) {
            told.decommissioning(executorId, reason, within);
        }
    }

    /// The processes by the executors that they are.
    public synchronized Map<String, ProcessHandle> running() {
        Map<String, ProcessHandle> running = new HashMap<>();
        children.forEach((id, child) -> running.put(id, child.process().toHandle()));
        return running;
    }

    @Override
    public void close() {
        List<Child> all;
        Path directory;
        OutputService serving;
        synchronized (this) {
            closed = true;
            serving = service;
            all = List.copyOf(children.values());
            children.clear();
            directory = logs;
        }
        launcher.shutdownNow();
        all.forEach(child -> child.process().destroyForcibly());
        for (Child child : all) {
            var _ = JavaProcess.awaitEnd(child.process());
            child.directories().forEach(OwnDirectory::delete);
        }
        if (serving != null) {
            serving.close();
        }
        outputDirectories.forEach(OwnDirectory::delete);
        if (directory != null) {
            OwnDirectory.delete(directory);
        }
    }
}
