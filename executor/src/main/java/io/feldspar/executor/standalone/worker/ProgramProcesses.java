package io.feldspar.executor.standalone.worker;

import io.feldspar.executor.process.JavaProcess;
import io.feldspar.executor.standalone.message.ProgramSpec;
import io.feldspar.executor.standalone.message.ToMaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The programs that a worker runs, each as the driver of an application. Thread-safe.
final class ProgramProcesses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramProcesses.class);

    private static final int CANNOT_START = 1;

    private final WorkDirectory directory;
    private final JarSource jars;
    private final Map<String, String> settings;
    private final Consumer<ToMaster.ProgramEnded> ended;

    /// Guarded by this.
    private final Map<String, Process> running = new HashMap<>();

    private boolean closed;

    /// @param settings system properties of all programs, by which they reach the cluster
    ProgramProcesses(
            WorkDirectory directory,
            JarSource jars,
            Map<String, String> settings,
            Consumer<ToMaster.ProgramEnded> ended) {
        this.directory = directory;
        this.jars = jars;
        this.settings = settings;
        this.ended = ended;
    }

    synchronized List<String> running() {
        return List.copyOf(running.keySet());
    }

    void start(ProgramSpec program) {
        try {
            launch(program, jars.fetch(program.jar()));
        } catch (IOException | RuntimeException e) {
            LOG.error("{} cannot be started", program.id(), e);
            ended.accept(
                    new ToMaster.ProgramEnded(
                            program.id(), CANNOT_START, "it cannot be started: " + e));
        }
    }

    private synchronized void launch(ProgramSpec program, Path jar) throws IOException {
        String id = program.id();
        if (closed || running.containsKey(id)) {
            return;
        }
        Path log = directory.log(id);
        Files.createDirectories(log.getParent());
        List<String> flags = new ArrayList<>();
        settings.forEach((key, value) -> flags.add("-D" + key + "=" + value));
        flags.add("-Dfeldspar.jars=" + jar);
        program.settings().forEach((key, value) -> flags.add("-D" + key + "=" + value));
        List<String> main =
                new ArrayList<>(List.of(ProgramMain.class.getName(), program.mainClass()));
        main.addAll(program.arguments());
        // The stream to it stays open: its end is how the process learns that this one is gone.
        Process process =
                JavaProcess.start(
                        JavaProcess.command(program.memory(), List.of(jar), flags, main),
                        log,
                        Map.of());
        running.put(id, process);
        JavaProcess.whenEnded(process, "feldspar-" + id, code -> ended(id, code, log));
    }

    private void ended(String id, int code, Path log) {
        synchronized (this) {
            running.remove(id);
        }
        LOG.info("{} has ended with {}", id, code);
        ended.accept(
                new ToMaster.ProgramEnded(
                        id, code, "it ended with %d; its log is %s".formatted(code, log)));
    }

    synchronized void stop(String id) {
        Process process = running.get(id);
        if (process != null) {
            process.destroy();
        }
    }

    @Override
    public void close() {
        List<Process> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(running.values());
        }
        all.forEach(Process::destroy);
    }
}
