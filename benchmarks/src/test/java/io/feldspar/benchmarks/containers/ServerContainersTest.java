package io.feldspar.benchmarks.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.server.wire.UserFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/// A server in one container and its clients in others, over a link that is cut.
@Tag("docker")
@Timeout(600)
class ServerContainersTest {

    private static final String ENDLESS =
            "SELECT count(*) FROM tpch.sf1.lineitem a JOIN tpch.sf1.lineitem b"
                    + " ON a.l_orderkey + b.l_orderkey < a.l_partkey - b.l_partkey";
    private static final String SECRET = "correct horse";

    @TempDir private static Path folder;
    private static Network network;
    private static FeldsparContainer first;
    private static FeldsparContainer second;
    private static FeldsparContainer client;
    private static FeldsparContainer other;

    @BeforeAll
    static void start() throws IOException {
        network = Network.newNetwork();
        new UserFile(folder.resolve("users")).add("ada", SECRET);
        first = server("first");
        second = server("second");
        client = new FeldsparContainer(network, "client");
        other = new FeldsparContainer(network, "other");
        Startables.deepStart(first, second, client, other).join();
    }

    private static FeldsparContainer server(String name) throws IOException {
        return new FeldsparContainer(network, name)
                .withFileSystemBind(
                        folder.resolve("users").toString(), "/users", BindMode.READ_ONLY)
                .running(
                        "serves jdbc:feldspar.*",
                        "server",
                        "--conf=feldspar.server.host=0.0.0.0",
                        "--conf=feldspar.server.users=/users",
                        "--conf=feldspar.server.clientTimeout=6s",
                        "--conf=feldspar.hive.port=off",
                        "--conf=feldspar.http.port=off");
    }

    /// A test that failed may have left a link cut.
    @AfterEach
    void restore() throws IOException {
        first.restore();
        client.restore();
    }

    @AfterAll
    static void stop() {
        for (FeldsparContainer each : new FeldsparContainer[] {client, other, first, second}) {
            if (each != null) {
                each.stop();
            }
        }
        network.close();
    }

    private static String[] shell(String hosts, String password, String sql) {
        return new String[] {
            "--url=jdbc:feldspar://%s/tpch.tiny?user=ada&password=%s&connectTimeout=3"
                    .formatted(hosts, password),
            "--format=csv",
            "--no-header",
            "-e",
            sql
        };
    }

    private static String answer(FeldsparContainer client, String hosts, String sql)
            throws IOException {
        ExecResult result = client.run(shell(hosts, SECRET, sql));
        assertEquals(0, result.getExitCode(), result.getStderr());
        return result.getStdout().strip();
    }

    private static CompletableFuture<ExecResult> started(FeldsparContainer client, String sql) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return client.run(shell("first", SECRET, sql));
                    } catch (IOException error) {
                        throw new UncheckedIOException(error);
                    }
                });
    }

    /// Waits until the other client sees that many statements run, its own included.
    private void awaitRunning(int statements) throws IOException {
        String found = "";
        for (int attempt = 0; attempt < 20; attempt++) {
            found = answer(other, "first", "SHOW PROCESSLIST");
            if (found.lines().count() == statements) {
                return;
            }
        }
        throw new AssertionError(found);
    }

    @Test
    void servesOtherHosts() throws IOException {
        assertEquals("25", answer(client, "first", "SELECT count(*) FROM nation"));
        ExecResult refused = other.run(shell("first", "wrong", "SELECT 1"));
        assertEquals(1, refused.getExitCode());
        assertTrue(refused.getStderr().contains("28P01"), refused.getStderr());
    }

    @Test
    void aClientTakesTheNextServerWhereTheFirstIsCutOff() throws IOException {
        first.cut();
        assertEquals("25", answer(client, "first,second", "SELECT count(*) FROM nation"));
        first.restore();
        assertEquals("25", answer(client, "first", "SELECT count(*) FROM nation"));
    }

    @Test
    void theStatementOfAClientThatIsCutOffEnds() throws Exception {
        CompletableFuture<ExecResult> lost = started(client, ENDLESS);
        awaitRunning(2);
        client.cut();
        awaitRunning(1);
        client.restore();
        ExecResult result = lost.get();
        assertEquals(1, result.getExitCode());
        assertTrue(result.getStderr().contains("08006"), result.getStderr());
        assertEquals("25", answer(client, "first", "SELECT count(*) FROM nation"));
    }

    @Test
    void aShortCutHarmsNoResult() throws Exception {
        CompletableFuture<ExecResult> rows =
                started(client, "SELECT l_orderkey FROM tpch.sf1.lineitem LIMIT 2000000");
        awaitRunning(2);
        client.cut();
        Thread.sleep(Duration.ofSeconds(2));
        client.restore();
        ExecResult result = rows.get();
        assertEquals(0, result.getExitCode(), result.getStderr());
        assertEquals(2_000_000, result.getStdout().lines().count());
    }
}
