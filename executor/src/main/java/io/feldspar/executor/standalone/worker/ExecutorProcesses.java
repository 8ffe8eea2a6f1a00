package io.feldspar.executor.standalone.worker;

import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.process.ExecutorConfig;
import io.feldspar.executor.process.ExecutorMain;
import io.feldspar.executor.process.JavaProcess;
import io.feldspar.executor.process.OwnDirectory;
import io.feldspar.executor.process.ServedOutputs;
import io.feldspar.executor.standalone.message.ApplicationSpec;
import io.feldspar.executor.standalone.message.ExecutorKey;
import io.feldspar.executor.standalone.message.ExecutorSpec;
import io.feldspar.executor.standalone.message.FromMaster;
import io.feldspar.executor.transport.Credentials;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The executors of a worker. Each has a directory; what it spills goes with it, its log stays.
/// Thread-safe.
final class ExecutorProcesses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorProcesses.class);

    private final WorkDirectory directory;
    private final JarSource jars;
    private final Credentials cluster;
    private final OutputServices services;
    private final BiConsumer<ExecutorKey, ExecutorExit> ended;

    /// Guarded by this, as all that changes.
    private final Map<ExecutorKey, Process> running = new HashMap<>();

    private final Set<ExecutorKey> stopped = new HashSet<>();
    private boolean closed;

    /// @param cluster from which the credentials of applications follow
    ExecutorProcesses(
            WorkDirectory directory,
            JarSource jars,
            Credentials cluster,
            OutputServices services,
            BiConsumer<ExecutorKey, ExecutorExit> ended) {
        this.jars = jars;
        this.directory = directory;
        this.cluster = cluster;
        this.services = services;
        this.ended = ended;
    }

    synchronized List<ExecutorKey> running() {
        return List.copyOf(running.keySet());
    }

    void start(FromMaster.StartExecutor start, String host) {
        try {
            launch(start, host, jars.fetchAll(start.application().jars()));
        } catch (IOException | RuntimeException e) {
            LOG.error("{} cannot be started", start.key(), e);
            ended.accept(
                    start.key(),
                    new ExecutorExit(ExecutorExit.Cause.APPLICATION, "it cannot be started: " + e));
        }
    }

    private synchronized void launch(FromMaster.StartExecutor start, String host, List<Path> more)
            throws IOException {
        ExecutorKey key = start.key();
        if (closed || running.containsKey(key)) {
            return;
        }
        ServedOutputs outputs =
                start.application().executor().shuffleService()
                        ? services.of(key.applicationId(), host)
                        : ServedOutputs.NONE;
        Path spill = directory.spill(key);
        Files.createDirectories(spill);
        ExecutorSpec spec = start.application().executor();
        ProcessBuilder command =
                JavaProcess.command(
                        spec.memory(), more, List.of(), List.of(ExecutorMain.class.getName()));
        Path ofDriver = Path.of(start.application().directory());
        if (Files.isDirectory(ofDriver)) {
            command.directory(ofDriver.toFile());
        }
        Process process = JavaProcess.start(command, directory.log(key), Map.of());
        running.put(key, process);
        JavaProcess.whenEnded(process, "feldspar-" + key.executorId(), code -> ended(key, code));
        // The stream stays open: its end is how the process learns that this one is gone.
        try {
            config(start.application(), key, host, outputs)
                    .write(new DataOutputStream(process.getOutputStream()));
        } catch (IOException e) {
            LOG.warn("{} ended before it was configured: {}", key, e.getMessage());
        }
    }

    private ExecutorConfig config(
            ApplicationSpec application, ExecutorKey key, String host, ServedOutputs outputs) {
        ExecutorSpec spec = application.executor();
        return new ExecutorConfig(
                application.driver(),
                application.id(),
                key.executorId(),
                host,
                ByteBuffer.wrap(cluster.derive(application.id()).secret()),
                cluster.tls(),
                spec.cores(),
                spec.queryMemory(),
                directory.spill(key).toString(),
                outputs,
                spec.spillEvery(),
                spec.batchRows(),
                spec.generateAfter());
    }

    private void ended(ExecutorKey key, int code) {
        boolean wanted;
        synchronized (this) {
            running.remove(key);
            wanted = stopped.remove(key);
        }
        OwnDirectory.delete(directory.spill(key));
        ended.accept(
                key,
                wanted
                        ? new ExecutorExit(ExecutorExit.Cause.RELEASED, "it was stopped")
                        : ExecutorExit.ofProcess(code, directory.log(key).toString()));
    }

    synchronized void stop(ExecutorKey key) {
        Process process = running.get(key);
        if (process != null) {
            stopped.add(key);
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        Map<ExecutorKey, Process> all;
        synchronized (this) {
            closed = true;
            all = Map.copyOf(running);
            stopped.addAll(all.keySet());
        }
        all.values().forEach(Process::destroyForcibly);
        all.forEach(
                (key, process) -> {
                    int _ = JavaProcess.awaitEnd(process);
                    OwnDirectory.delete(directory.spill(key));
                });
    }
}
