package io.feldspar.executor.process;

import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
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

/// The processes of a [LocalCluster]: starts them, replaces those that end, and deletes what they
/// leave on disk. Thread-safe.
public final class ChildProcesses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChildProcesses.class);

    /// So many in a row that end soon are replaced; then something is wrong that stays so.
    private static final int MAX_FAILURES = 20;

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long DELAY_MILLIS = 100;

    /// A process that has not registered by then is given up.
    private static final long REGISTRATION_SECONDS = 120;

    /// Flags of this process that its executors must not have: their heap is their own, and so is
    /// what listens on a port or writes a file.
    private static final List<String> NOT_INHERITED =
            List.of(
                    "-Xmx",
                    "-Xms",
                    "-agent",
                    "-javaagent",
                    "-Xrunjdwp",
                    "-XX:AOT",
                    "-Xlog",
                    "-XX:MaxRAM",
                    "-XX:InitialRAM",
                    "-XX:StartFlightRecording",
                    "-XX:FlightRecorder",
                    "-XX:HeapDumpPath",
                    "-Dcom.sun.management");

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

    /// @param address where the driver accepts executors
    synchronized void start(BlockAddress address) {
        driver = address;
        try {
            Path first = options.directories().getFirst();
            Files.createDirectories(first);
            logs = Files.createTempDirectory(first, "feldspar-logs-");
            for (int i = 0; i < size.executors(); i++) {
                launch(address);
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("executors cannot be started: " + e.getMessage(), e);
        }
    }

    private void launch(BlockAddress address) throws IOException {
        String id = "executor-" + next++;
        List<Path> directories = new ArrayList<>();
        for (Path each : options.directories()) {
            Files.createDirectories(each);
            directories.add(Files.createTempDirectory(each, "feldspar-" + id + "-"));
        }
        Process process =
                new ProcessBuilder(command())
                        .redirectErrorStream(true)
                        .redirectOutput(log(id))
                        .start();
        children.put(id, new Child(process, Instant.now(), directories));
        watch(id, process);
        var _ =
                launcher.schedule(
                        () -> giveUpUnregistered(id), REGISTRATION_SECONDS, TimeUnit.SECONDS);
        // The stream stays open: its end is how the process learns that this one is gone.
        try {
            config(id, address, directories).write(new DataOutputStream(process.getOutputStream()));
        } catch (IOException e) {
            LOG.warn("{} ended before it was told what to be: {}", id, e.getMessage());
        }
    }

    /// In a thread of its own: `Process.onExit` uses the common pool, which queries may hold up.
    private void watch(String id, Process process) {
        var _ =
                Thread.ofPlatform()
                        .daemon()
                        .name("feldspar-" + id)
                        .start(
                                () -> {
                                    awaitEnd(process);
                                    ended(id);
                                });
    }

    private static void awaitEnd(Process process) {
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private File log(String id) {
        Path directory = logs;
        if (directory == null) {
            throw new IllegalStateException("not started");
        }
        return directory.resolve(id + ".log").toFile();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (NOT_INHERITED.stream().noneMatch(flag::startsWith)) {
                command.add(flag);
            }
        }
        command.add("-Xmx" + size.memory());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(ExecutorMain.class.getName());
        return command;
    }

    private ExecutorConfig config(String id, BlockAddress address, List<Path> directories) {
        return new ExecutorConfig(
                address,
                credentials.applicationId(),
                id,
                ByteBuffer.wrap(credentials.secret()),
                size.cores(),
                options.memory(),
                directories.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                options.spillEvery(),
                options.execution().batchRows(),
                options.execution().evaluation().generateAfter());
    }

    private synchronized void ended(String id) {
        registered.remove(id);
        Child child = children.remove(id);
        if (child == null) {
            return;
        }
        child.directories().forEach(OwnDirectory::delete);
        if (closed) {
            return;
        }
        boolean soon = Duration.between(child.started(), Instant.now()).compareTo(SOON) < 0;
        failures = soon ? failures + 1 : 0;
        int code = child.process().exitValue();
        if (failures > MAX_FAILURES) {
            LOG.error("{} ended with {} and is not replaced; see {}", id, code, log(id));
            return;
        }
        LOG.warn("{} ended with {} and is replaced; its log is {}", id, code, log(id));
        var _ = launcher.schedule(this::replace, DELAY_MILLIS * failures, TimeUnit.MILLISECONDS);
    }

    private synchronized void replace() {
        BlockAddress address = driver;
        if (closed || address == null) {
            return;
        }
        try {
            launch(address);
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
            kill(executorId);
        }
    }

    /// Ends the process of an executor that was taken for lost; another replaces it.
    synchronized void kill(String executorId) {
        Child child = children.get(executorId);
        if (child != null) {
            child.process().destroyForcibly();
        }
    }

    /// The processes by the executors that they are.
    public synchronized Map<String, ProcessHandle> running() {
        Map<String, ProcessHandle> running = new HashMap<>();
        children.forEach((id, child) -> running.put(id, child.process().toHandle()));
        return running;
    }

    /// Ends all processes and deletes what they leave.
    @Override
    public void close() {
        List<Child> all;
        Path directory;
        synchronized (this) {
            closed = true;
            all = List.copyOf(children.values());
            children.clear();
            directory = logs;
        }
        launcher.shutdownNow();
        all.forEach(child -> child.process().destroyForcibly());
        for (Child child : all) {
            awaitEnd(child.process());
            child.directories().forEach(OwnDirectory::delete);
        }
        if (directory != null) {
            OwnDirectory.delete(directory);
        }
    }
}
