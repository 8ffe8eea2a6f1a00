package io.feldspar.benchmarks.differential;

import io.feldspar.executor.process.JavaProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A Spark standalone cluster, and Feldspar's server in a Spark application there.
final class SparkCluster implements AutoCloseable {

    private static final Path LIBRARIES = Path.of("spark/target/lib").toAbsolutePath();
    private static final Path HOST =
            Path.of("../executor/spark/target/feldspar-spark-0.1.0-SNAPSHOT.jar").toAbsolutePath();

    /// What Spark's own start scripts open to it.
    private static final List<String> OPENED =
            List.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.io",
                    "java.net",
                    "java.nio",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "jdk.internal.ref",
                    "sun.nio.ch",
                    "sun.nio.cs",
                    "sun.util.calendar");

    private final Path directory;
    private final String master;
    private final List<Process> workers = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();

    /// @param count how many Spark workers there are, of one core each
    SparkCluster(Path folder, int count) throws IOException {
        directory = Files.createDirectory(folder.resolve("spark"));
        Files.createSymbolicLink(directory.resolve("jars"), LIBRARIES);
        Files.createFile(directory.resolve("RELEASE"));
        int port = freePort();
        master = "spark://127.0.0.1:" + port;
        start(
                "master",
                "I have been elected leader",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--webui-port",
                "0");
        for (int i = 0; i < count; i++) {
            workers.add(
                    start(
                            "worker-" + i,
                            "Successfully registered",
                            "org.apache.spark.deploy.worker.Worker",
                            "--host",
                            "127.0.0.1",
                            "--cores",
                            "1",
                            "--memory",
                            "1g",
                            "--webui-port",
                            "0",
                            "--work-dir",
                            directory.resolve("work-" + i).toString(),
                            master));
        }
    }

    /// Whether Spark and the program that runs in it are on this machine.
    static boolean isFetched() {
        return Files.isDirectory(LIBRARIES) && Files.exists(HOST);
    }

    private static int freePort() throws IOException {
        try (ServerSocket unused = new ServerSocket(0)) {
            return unused.getLocalPort();
        }
    }

    /// Runs Feldspar's server on the cluster.
    ///
    /// @return its URL without `jdbc:feldspar:`
    String serve() throws IOException {
        int port = freePort();
        start(
                "server",
                "Feldspar serves",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--executor-memory",
                "512m",
                "--conf",
                "spark.feldspar.home=" + installation(),
                "--conf",
                "spark.feldspar.memory=512m",
                HOST.toString(),
                "server",
                "--port=" + port,
                "--conf=feldspar.hive.port=0",
                "--conf=feldspar.http.port=0",
                "--conf=feldspar.files.readable=" + directory.getParent());
        return "//127.0.0.1:" + port;
    }

    /// A directory whose `bin/feldspar` runs the classes that are tested.
    private Path installation() throws IOException {
        Path program = directory.resolve("feldspar/bin/feldspar");
        Files.createDirectories(program.getParent());
        Files.writeString(
                program,
                """
                #!/bin/sh
                exec '%s/bin/java' -Xmx512m --enable-native-access=ALL-UNNAMED $FELDSPAR_JAVA \\
                  -cp '%s' io.feldspar.server.Launcher "$@"
                """
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory.resolve("feldspar");
    }

    /// A process of a Spark executor.
    Optional<ProcessHandle> executor() {
        return workers.stream().flatMap(Process::children).findFirst();
    }

    private Process start(String name, String ready, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        OPENED.forEach(each -> command.add("--add-opens=java.base/" + each + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", LIBRARIES + "/*"));
        command.addAll(List.of(arguments));
        Path log = directory.resolve(name + ".log");
        Process process =
                JavaProcess.start(
                        new ProcessBuilder(command).directory(directory.toFile()),
                        log,
                        Map.of("SPARK_HOME", directory.toString(), "SPARK_SCALA_VERSION", "2.13"));
        processes.add(process);
        ClusterProcesses.await(
                () -> !process.isAlive() || ClusterProcesses.read(log).contains(ready),
                () -> name + " is not ready: " + ClusterProcesses.read(log));
        if (!process.isAlive()) {
            throw new AssertionError(name + " has ended: " + ClusterProcesses.read(log));
        }
        return process;
    }

    /// Ends the application before the cluster, each with all its descendants.
    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            Stream<ProcessHandle> all =
                    Stream.concat(process.descendants(), Stream.of(process.toHandle()));
            all.toList().forEach(ProcessHandle::destroyForcibly);
            int _ = JavaProcess.awaitEnd(process);
        }
    }
}
