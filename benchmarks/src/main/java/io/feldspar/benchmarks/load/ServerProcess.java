package io.feldspar.benchmarks.load;

import io.feldspar.executor.process.JavaProcess;
import io.feldspar.server.Launcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server in a process of its own, and what it costs.
final class ServerProcess implements AutoCloseable {

    private static final long HEAP = 1L << 30;
    private static final int START_SECONDS = 120;
    private static final int TRACE_LINES = 12;
    private static final Pattern URL = Pattern.compile("serves (\\S+)://127\\.0\\.0\\.1:(\\d+)\\s");

    private final Process process;
    private final Path directory;
    private final Path log;
    private final Map<String, Integer> ports = new HashMap<>();

    private ServerProcess(Path directory, int connections) throws IOException {
        this.directory = directory;
        this.log = directory.resolve("server.log");
        this.process =
                JavaProcess.start(
                        JavaProcess.command(
                                        HEAP,
                                        List.of(),
                                        List.of(),
                                        List.of(
                                                Launcher.class.getName(),
                                                "server",
                                                "--conf=feldspar.server.port=0",
                                                "--conf=feldspar.hive.port=0",
                                                "--conf=feldspar.http.port=0",
                                                "--conf=feldspar.server.maxConnections="
                                                        + connections))
                                .directory(directory.toFile()),
                        log,
                        Map.of());
    }

    /// Starts one and waits until it listens.
    static ServerProcess start(int connections) throws IOException, InterruptedException {
        ServerProcess server =
                new ServerProcess(Files.createTempDirectory("feldspar-load"), connections);
        for (int waited = 0; server.ports.size() < 3; waited++) {
            if (!server.process.isAlive() || waited == START_SECONDS * 10) {
                String text = Files.readString(server.log);
                server.close();
                throw new IOException("the server does not start: " + text);
            }
            TimeUnit.MILLISECONDS.sleep(100);
            Matcher urls = URL.matcher(Files.readString(server.log));
            while (urls.find()) {
                server.ports.put(urls.group(1), Integer.parseInt(urls.group(2)));
            }
        }
        return server;
    }

    int port() {
        return port("jdbc:feldspar");
    }

    int hivePort() {
        return port("jdbc:hive2");
    }

    int httpPort() {
        return port("http");
    }

    private int port(String protocol) {
        Integer port = ports.get(protocol);
        if (port == null) {
            throw new IllegalStateException(protocol + " is not served: " + ports);
        }
        return port;
    }

    /// What the server costs at one moment.
    ///
    /// @param heapBytes in use after a collection
    /// @param residentBytes of memory
    record Cost(long heapBytes, long residentBytes, int descriptors, int threads) {}

    Cost cost() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        new ProcessBuilder(java.toString(), Long.toString(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        long resident = 0;
        int threads = 0;
        for (String line : Files.readAllLines(proc.resolve("status"))) {
            if (line.startsWith("VmRSS:")) {
                resident = Long.parseLong(line.replaceAll("\\D", "")) << 10;
            } else if (line.startsWith("Threads:")) {
                threads = Integer.parseInt(line.replaceAll("\\D", ""));
            }
        }
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            return new Cost(
                    metric("feldspar_heap_used_bytes"),
                    resident,
                    Math.toIntExact(descriptors.count()),
                    threads);
        }
    }

    /// A number that the server tells Prometheus.
    long metric(String name) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String text =
                    client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:%d/metrics"
                                                                    .formatted(httpPort())))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            return text.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
                    .findFirst()
                    .orElseThrow(() -> new IOException(name + " not found"));
        }
    }

    /// The warnings and errors in its log, each with the begin of its stack trace. Connections that
    /// it closes are no errors of its own.
    List<String> errors() throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(" ERROR ") || lines.get(i).contains(" WARN ")) {
                errors.add(
                        String.join(
                                "\n", lines.subList(i, Math.min(lines.size(), i + TRACE_LINES))));
            }
        }
        return errors;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
