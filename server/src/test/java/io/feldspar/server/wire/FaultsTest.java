package io.feldspar.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.ProgressSource;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.ExecutionOptions;
import io.feldspar.jdbc.wire.Requests;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens when a client, a server or the line between them fails, and who is let in.
class FaultsTest {

    private static final String ENDLESS =
            "SELECT count(*) FROM tpch.sf1.lineitem a JOIN tpch.sf1.lineitem b"
                    + " ON a.l_orderkey + b.l_orderkey < a.l_partkey - b.l_partkey";
    private static final String LARGE = "SELECT * FROM tpch.sf1.lineitem";

    private static RemoteServer server(String... settings) throws EngineException {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(ServerSetting.PREFIX + settings[i], settings[i + 1]);
        }
        return new RemoteServer(map);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not come about within 5 s");
            Thread.sleep(5);
        }
    }

    private static CompletableFuture<SQLException> failing(Connection connection, String sql) {
        return CompletableFuture.supplyAsync(
                () ->
                        assertThrows(
                                SQLException.class,
                                () -> connection.createStatement().executeQuery(sql)));
    }

    private static SQLException refusal(String url) {
        return assertThrows(SQLException.class, () -> DriverManager.getConnection(url));
    }

    private static int one(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertTrue(rows.next());
            return rows.getInt(1);
        }
    }

    @Test
    void aKilledClientsStatementsStop() throws Exception {
        try (RemoteServer server = server()) {
            Connection killed = server.connect("");
            CompletableFuture<SQLException> error = failing(killed, ENDLESS);
            await(() -> server.server().runningStatements() == 1);
            killed.abort(Runnable::run);
            assertEquals("08003", error.get().getSQLState());
            await(() -> server.server().runningStatements() == 0);
            await(() -> server.server().connections() == 0);
        }
    }

    @Test
    void aServerThatStopsInTheMiddleOfAResultIsTold() throws Exception {
        RemoteServer server = server();
        try (Connection connection = server.connect("");
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(LARGE);
            assertTrue(rows.next());
            server.close();
            SQLException error =
                    assertThrows(
                            SQLException.class,
                            () -> {
                                while (rows.next()) {
                                    rows.getLong(1);
                                }
                            });
            assertEquals("08006", error.getSQLState());
            assertFalse(connection.isValid(1));
            SQLException next = assertThrows(SQLException.class, () -> one(connection));
            assertEquals("08006", next.getSQLState());
        }
    }

    @Test
    void aServerThatDrainsLetsStatementsEnd() throws Exception {
        RemoteServer server = server("drainTimeout", "30s");
        try (Connection connection = server.connect("/tpch.tiny");
                Connection late = server.connect("");
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT * FROM lineitem");
            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    server.close();
                                } catch (EngineException error) {
                                    throw new IllegalStateException(error);
                                }
                            });
            SQLException refused =
                    assertThrows(
                            SQLException.class,
                            () -> {
                                while (!stopped.isDone()) {
                                    one(late);
                                }
                            });
            assertEquals("57P01", refused.getSQLState());
            int read = 0;
            while (rows.next()) {
                read++;
            }
            assertEquals(60_175, read);
            stopped.get();
        }
    }

    @Test
    void cancelsWhatWaitsForCredit() throws Exception {
        try (RemoteServer server = server();
                Connection connection = server.connect("");
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(LARGE);
            assertTrue(rows.next());
            Thread.sleep(300);
            statement.cancel();
            SQLException error =
                    assertThrows(
                            SQLException.class,
                            () -> {
                                while (rows.next()) {
                                    rows.getLong(1);
                                }
                            });
            assertEquals("57014", error.getSQLState());
            assertEquals(1, one(connection));
        }
    }

    @Test
    void aClosedResultStopsItsStatement() throws Exception {
        try (RemoteServer server = server();
                Connection connection = server.connect("");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 20; i++) {
                ResultSet rows = statement.executeQuery(LARGE);
                assertTrue(rows.next());
                rows.close();
            }
            await(() -> server.server().runningStatements() == 0);
            assertEquals(1, one(connection));
        }
    }

    @Test
    void aStatementIsClosedWhileItRuns() throws Exception {
        try (RemoteServer server = server();
                Connection connection = server.connect("")) {
            Statement statement = connection.createStatement();
            CompletableFuture<SQLException> error =
                    CompletableFuture.supplyAsync(
                            () ->
                                    assertThrows(
                                            SQLException.class,
                                            () -> statement.executeQuery(ENDLESS)));
            await(() -> server.server().runningStatements() == 1);
            statement.close();
            assertEquals("57014", sqlState(error));
            assertEquals(1, one(connection));
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() throws Exception {
        try (RemoteServer server = server();
                Connection connection = server.connect("")) {
            connection.setNetworkTimeout(Runnable::run, 200);
            assertEquals(200, connection.getNetworkTimeout());
            Statement statement = connection.createStatement();
            SQLException error =
                    assertThrows(SQLException.class, () -> statement.executeQuery(ENDLESS));
            assertEquals("08006", error.getSQLState());
            assertTrue(error.getMessage().contains("within 200 ms"), error.getMessage());
            await(() -> server.server().runningStatements() == 0);
        }
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            SQLException error =
                    refusal(
                            "jdbc:feldspar://127.0.0.1:"
                                    + silent.getLocalPort()
                                    + "?connectTimeout=1");
            assertEquals("08006", error.getSQLState());
        }
    }

    @Test
    void theNextServerIsTried() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        try (RemoteServer full = server("maxConnections", "1");
                Connection only = full.connect("");
                RemoteServer server = server()) {
            assertEquals(1, one(only));
            String hosts =
                    "127.0.0.1:" + closed + ",127.0.0.1:" + full.server().port() + ",127.0.0.1:";
            try (Connection connection =
                    DriverManager.getConnection(
                            "jdbc:feldspar://" + hosts + server.server().port())) {
                assertEquals(1, one(connection));
                assertEquals(1, server.server().connections());
            }
            SQLException none = refusal("jdbc:feldspar://" + hosts + closed);
            assertEquals("08001", none.getSQLState());
            assertTrue(none.getMessage().contains("has 1 connections"), none.getMessage());
        }
    }

    @Test
    void sessionsThatNobodyUsesExpire() throws Exception {
        try (RemoteServer server = server("sessionTimeout", "1s");
                Connection connection = server.connect("")) {
            await(() -> server.server().connections() == 0);
            SQLException error = assertThrows(SQLException.class, () -> one(connection));
            assertEquals("57P05", error.getSQLState());
        }
    }

    @Test
    void aClientThatAnswersNoPingIsTakenForLost() throws Exception {
        try (RemoteServer server = server("clientTimeout", "3s");
                Connection answers = server.connect("");
                RawClient silent = RawClient.inSession(server.server().port())) {
            CompletableFuture<SQLException> error = failing(answers, ENDLESS);
            silent.send(
                    3,
                    new Requests.Execute(1, ENDLESS, List.of(), new ExecutionOptions(0, 0, 0), 1));
            await(() -> server.server().runningStatements() == 2);
            await(() -> server.server().connections() == 1);
            await(() -> server.server().runningStatements() == 1);
            Thread.sleep(4500);
            assertEquals(1, server.server().runningStatements());
            answers.abort(Runnable::run);
            assertEquals("08003", sqlState(error));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "feldspar.threads=1024, 22023, 'feldspar.threads'",
        "feldspar.nope=1, 22023, 'feldspar.nope'",
        "catalog=nowhere, 3F000, 'nowhere'",
        "socketFactory=x, 08001, 'socketFactory'",
        "ssl=maybe, 08001, 'ssl'",
        "connectTimeout=soon, 08001, 'connectTimeout'"
    })
    void refusesPropertiesByName(String property, String state, String name) throws Exception {
        try (RemoteServer server = server();
                Connection running = server.connect("")) {
            assertEquals(1, one(running));
            SQLException error = refusal(server.url("?" + property));
            assertEquals(state, error.getSQLState(), error.getMessage());
            assertTrue(error.getMessage().contains(name), error.getMessage());
        }
    }

    @Test
    void setsSettingsOfTheSession() throws Exception {
        try (RemoteServer server = server();
                Connection connection = server.connect("?feldspar.query.timeout=1s")) {
            SQLException error = failing(connection, ENDLESS).get();
            assertEquals("HYT00", error.getSQLState());
        }
    }

    @Test
    void letsInWhoKnowsThePassword(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("users");
        UserFile users = new UserFile(file);
        users.add("ada,l=1", "Grüße 1");
        assertFalse(Files.readString(file).contains("Grüße"));
        try (RemoteServer server = server("users", file.toString())) {
            users.add("bob", "secret");
            String right = server.url("?user=ada,l%3D1&password=Gr%C3%BC%C3%9Fe 1");
            try (Connection connection = DriverManager.getConnection(right)) {
                assertEquals(1, one(connection));
                assertEquals("ada,l=1", connection.getMetaData().getUserName());
            }
            try (Connection connection = server.connect("?user=bob&password=secret")) {
                assertEquals(1, one(connection));
            }
            SQLException wrong = refusal(server.url("?user=bob&password=Secret"));
            assertEquals("28P01", wrong.getSQLState());
            assertEquals("User 'bob' does not exist or has another password.", wrong.getMessage());
            assertEquals(
                    "User 'eve' does not exist or has another password.",
                    refusal(server.url("?user=eve&password=secret")).getMessage());
            assertEquals("28P01", refusal(server.url("")).getSQLState());
            assertEquals("28P01", refusal(server.url("?user=bob&password=")).getSQLState());
        }
    }

    @Test
    void startsOnlyWhereItMay(@TempDir Path folder) throws IOException {
        String open = refused("host", "0.0.0.0");
        assertTrue(open.contains("let everyone in") && open.contains("server.users'"), open);
        assertTrue(refused("users", folder + "/none").contains("adduser"));
        Path readable = Files.writeString(folder.resolve("readable"), "");
        Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(refused("users", readable.toString()).contains("chmod 600"));
        assertTrue(refused("tls.key", "x").contains("tls.certificate"));
        assertTrue(refused("port", "70000").contains("'feldspar.server.port'"));
        assertTrue(refused("prot", "1").startsWith("Unknown setting 'feldspar.server.prot'"));
        assertTrue(refused("maxRequest", "2GB").contains("between 64KB and 1GB"));
    }

    private static String refused(String setting, String value) {
        FeldsparException error =
                assertThrows(FeldsparException.class, () -> server(setting, value));
        return String.valueOf(error.getMessage());
    }

    @Test
    void encryptsConnections() throws Exception {
        Path certificate = Path.of(FaultsTest.class.getResource("/tls/certificate.pem").toURI());
        Path key = Path.of(FaultsTest.class.getResource("/tls/key.pem").toURI());
        try (RemoteServer server =
                server("tls.certificate", certificate.toString(), "tls.key", key.toString())) {
            String trusted = "?ssl=true&sslRootCert=" + certificate;
            try (Connection connection = server.connect(trusted);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM tpch.tiny.lineitem")) {
                int read = 0;
                while (rows.next()) {
                    read++;
                }
                assertEquals(60_175, read);
            }
            SQLException untrusted = refusal(server.url("?ssl=true"));
            assertEquals("08001", untrusted.getSQLState());
            assertTrue(untrusted.getMessage().contains("certif"), untrusted.getMessage());
            assertEquals("08006", refusal(server.url("?connectTimeout=2")).getSQLState());
        }
        try (RemoteServer plain = server()) {
            SQLException error = refusal(plain.url("?ssl=true&connectTimeout=2"));
            assertEquals("08001", error.getSQLState());
        }
    }

    @Test
    void progressIsToldWhileAStatementRuns() throws Exception {
        try (RemoteServer server = server();
                Connection connection = server.connect("");
                Statement statement = connection.createStatement()) {
            CompletableFuture<SQLException> error =
                    CompletableFuture.supplyAsync(
                            () ->
                                    assertThrows(
                                            SQLException.class,
                                            () -> statement.executeQuery(ENDLESS)));
            ProgressSource running = statement.unwrap(ProgressSource.class);
            await(() -> running.progress().knownTasks() > 0);
            statement.cancel();
            assertEquals("57014", sqlState(error));
        }
    }

    private static String sqlState(CompletableFuture<SQLException> error)
            throws ExecutionException, InterruptedException {
        return error.get().getSQLState();
    }
}
