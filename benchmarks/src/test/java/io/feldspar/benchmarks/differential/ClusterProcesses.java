package io.feldspar.benchmarks.differential;

import io.feldspar.executor.process.JavaProcess;
import io.feldspar.server.Launcher;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Masters and workers of a standalone cluster, each a process of its own.
final class ClusterProcesses implements AutoCloseable {

    private static final long DAEMON_MEMORY = 128L << 20;

    private final Path directory;
    private final Path secret;
    private final List<Integer> ports = new ArrayList<>();
    private final Map<String, Process> processes = new HashMap<>();

    /// @param masters how many masters there may be
    ClusterProcesses(Path directory, int masters) throws IOException {
        this.directory = directory;
        this.secret = directory.resolve("secret");
        Files.createFile(
                secret,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, "a secret for this test alone");
        for (int i = 0; i < masters; i++) {
            try (ServerSocket unused = new ServerSocket(0)) {
                ports.add(unused.getLocalPort());
            }
        }
    }

    Path secret() {
        return secret;
    }

    String url() {
        return "feldspar://"
                + String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
    }

    /// Starts a master, whose number may be that of one that has ended.
    Process master(int number, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "master",
                                "--port=" + ports.get(number),
                                "--dir=" + directory.resolve("master"),
                                "--secret-file=" + secret));
        arguments.addAll(List.of(more));
        return start("master-" + number, "listens at", arguments.toArray(String[]::new));
    }

    Process worker(String name, int cores, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "worker",
                                url(),
                                "--cores=" + cores,
                                "--memory=4g",
                                "--dir=" + directory.resolve(name),
                                "--secret-file=" + secret));
        arguments.addAll(List.of(more));
        return start(name, "is with", arguments.toArray(String[]::new));
    }

    Path workDirectory(String worker) {
        return directory.resolve(worker);
    }

    /// Starts a process and waits until it says that it is ready.
    Process start(String name, String ready, String... arguments) throws IOException {
        Process process = run(name, List.of(arguments));
        Path log = directory.resolve(name + ".log");
        await(
                () -> !process.isAlive() || read(log).contains(ready),
                () -> name + " is not ready: " + read(log));
        if (!process.isAlive()) {
            throw new AssertionError(name + " has ended: " + read(log));
        }
        return process;
    }

    /// Starts a process that ends by itself.
    Process run(String name, List<String> arguments) throws IOException {
        Path log = directory.resolve(name + ".log");
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>(List.of(Launcher.class.getName()));
        command.addAll(arguments);
        // Not the directory of the engines, so that relative paths show whose they start from.
        Process process =
                JavaProcess.start(
                        JavaProcess.command(DAEMON_MEMORY, List.of(), List.of(), command)
                                .directory(directory.toFile()),
                        log,
                        Map.of());
        processes.put(name, process);
        return process;
    }

    /// What the process has printed.
    String log(String name) {
        return read(directory.resolve(name + ".log"));
    }

    static String read(Path file) {
        try {
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void await(BooleanSupplier condition, Supplier<String> otherwise) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > Duration.ofSeconds(180).toNanos()) {
                throw new AssertionError(otherwise.get());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /// An executor of the worker.
    static Optional<ProcessHandle> executorOf(Process worker) {
        return worker.children().findFirst();
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroyForcibly);
        processes.values().forEach(JavaProcess::awaitEnd);
    }
}
