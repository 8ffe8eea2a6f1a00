package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.standalone.client.ClusterClient;
import io.feldspar.executor.standalone.link.ClusterSecret;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.ProgramState;
import io.feldspar.executor.standalone.message.ProgramStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs of a JAR that only who submits them has.
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SubmitTest {

    /// Counts on executors by a function of the JAR and by SQL, and writes both.
    private static final String PROGRAM =
            """
            import io.feldspar.rdd.FeldsparContext;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.sql.DriverManager;
            import java.util.List;

            public class Program {
                public static void main(String[] args) throws Exception {
                    Path marker = Path.of(args[0] + ".marker");
                    switch (args[1]) {
                        case "fail-once" -> {
                            if (Files.notExists(marker)) {
                                System.out.println("fails once");
                                Files.createFile(marker);
                                System.exit(3);
                            }
                        }
                        case "sleep" -> {
                            Files.createFile(marker);
                            Thread.sleep(600_000);
                        }
                        default -> {}
                    }
                    long sum;
                    try (FeldsparContext context = FeldsparContext.builder().build()) {
                        sum = context.parallelize(List.of(1, 2, 3, 4), 2).map(n -> n * 10).reduce(Integer::sum);
                    }
                    try (var connection = DriverManager.getConnection("jdbc:feldspar:");
                            var statement = connection.createStatement();
                            var rows = statement.executeQuery("SELECT count(*) FROM tpch.tiny.nation")) {
                        rows.next();
                        Files.writeString(Path.of(args[0]), sum + " " + rows.getLong(1));
                    }
                }
            }
            """;

    @TempDir static Path folder;
    private static ClusterProcesses cluster;
    private static Process leader;
    private static Process worker;
    private static Path jar;

    @BeforeAll
    static void start() throws IOException {
        jar = jar();
        cluster = new ClusterProcesses(folder, 2);
        leader = cluster.master(0);
        cluster.master(1);
        worker = cluster.worker("worker", 2);
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    private static Path jar() throws IOException {
        Path source = folder.resolve("Program.java");
        Files.writeString(source, PROGRAM);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                classes.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                source.toString());
        assertEquals(0, failed);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Program");
        Path made = folder.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(made);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.list(classes)) {
            for (Path each : files.toList()) {
                jar.putNextEntry(new JarEntry(each.getFileName().toString()));
                Files.copy(each, jar);
            }
        }
        return made;
    }

    /// Runs `feldspar submit` to its end.
    ///
    /// @return the last line that it printed: the JVM may warn before
    private static String submit(String... arguments) throws Exception {
        Process process = startSubmit(arguments);
        assertEquals(0, process.waitFor(), () -> cluster.log("submit"));
        return cluster.log("submit").strip().lines().toList().getLast();
    }

    private static Process startSubmit(String... arguments) throws Exception {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "submit",
                                "--master=" + cluster.url(),
                                "--secret-file=" + cluster.secret(),
                                "--executor-memory=512m",
                                "--driver-memory=512m",
                                "--conf=feldspar.warehouse=" + folder.resolve("warehouse")));
        all.addAll(List.of(arguments));
        return cluster.run("submit", all);
    }

    private static ProgramStatus status(String id) {
        try (ClusterClient client =
                new ClusterClient(
                        MasterUrl.parse(cluster.url()),
                        ClusterSecret.find(cluster.secret().toString()))) {
            return client.program(id);
        }
    }

    private static void awaitState(String id, ProgramState state) {
        ClusterProcesses.await(
                () -> status(id).state() == state,
                () -> "%s: %s".formatted(status(id), cluster.log("worker")));
    }

    @Test
    @Order(1)
    void runHereWithExecutorsThere() throws Exception {
        Path out = folder.resolve("here");
        submit(jar.toString(), out.toString(), "run");
        assertEquals("100 25", Files.readString(out));
    }

    @Test
    @Order(1)
    void endWhereWhoSubmittedThemHereIsKilled() throws Exception {
        Process submitting =
                startSubmit(jar.toString(), folder.resolve("orphan").toString(), "sleep");
        ClusterProcesses.await(
                () -> Files.exists(folder.resolve("orphan.marker")), () -> cluster.log("submit"));
        List<ProcessHandle> programs = submitting.descendants().toList();
        assertFalse(programs.isEmpty());
        submitting.destroyForcibly();
        ClusterProcesses.await(
                () -> programs.stream().noneMatch(ProcessHandle::isAlive),
                () -> "the program still runs");
    }

    @Test
    @Order(2)
    void runThereAndAreStartedAgainWhereTheyFail() throws Exception {
        Path out = folder.resolve("there");
        String id =
                submit(
                        "--deploy-mode=cluster",
                        "--supervise",
                        "--class=Program",
                        jar.toString(),
                        out.toString(),
                        "fail-once");
        awaitState(id, ProgramState.FINISHED);
        assertEquals(2, status(id).starts());
        assertEquals("100 25", Files.readString(out));
        Process log =
                cluster.run(
                        "log",
                        List.of(
                                "cluster",
                                cluster.url(),
                                "--secret-file=" + cluster.secret(),
                                "--log=" + id));
        assertEquals(0, log.waitFor());
        assertTrue(cluster.log("log").contains("fails once"), cluster.log("log"));
        assertTrue(submit("--status", id).contains("FINISHED, started 2 times"));
    }

    @Test
    @Order(3)
    void outliveTheMasterForWhichAnotherStandsBy() throws Exception {
        Path out = folder.resolve("killed");
        String id = submit("--deploy-mode=cluster", jar.toString(), out.toString(), "sleep");
        ClusterProcesses.await(
                () -> Files.exists(folder.resolve("killed.marker")),
                () -> status(id) + cluster.log("worker") + cluster.log("master-0"));
        leader.destroyForcibly().waitFor();
        awaitState(id, ProgramState.RUNNING);
        assertEquals(1, worker.children().count());
        Path later = folder.resolve("later");
        submit(jar.toString(), later.toString(), "run");
        assertEquals("100 25", Files.readString(later));
        assertTrue(submit("--kill", id).contains("KILLED"));
        ClusterProcesses.await(() -> worker.children().count() == 0, () -> "it still runs");
        assertEquals(ProgramState.KILLED, status(id).state());
    }
}
