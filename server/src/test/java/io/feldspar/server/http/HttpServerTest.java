package io.feldspar.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import io.feldspar.server.wire.ServerSetting;
import io.feldspar.server.wire.UserFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// The HTTP port, as a browser and Prometheus use it.
@Timeout(60)
class HttpServerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LONG =
            "SELECT count(*) FROM tpch.sf1.lineitem a, tpch.sf1.lineitem b"
                    + " WHERE a.l_comment || b.l_comment = 'x'";

    @TempDir Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private RemoteServer server;
    private HttpServer http;

    private void start(Map<String, String> settings) throws EngineException {
        Map<String, String> all = new TreeMap<>(settings);
        all.put(ServerSetting.HTTP_PORT.key(), "0");
        server = new RemoteServer(all);
        http = HttpServer.open(server.server());
    }

    @AfterEach
    void stop() throws EngineException {
        client.close();
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(http.url() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path, String... headers) throws IOException, InterruptedException {
        HttpResponse<String> response = send("GET", path, headers);
        assertEquals(200, response.statusCode(), response::body);
        return MAPPER.readTree(response.body());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    @Test
    void tellsStatementsAndSessions() throws Exception {
        start(Map.of());
        try (Connection connection = server.connect("/tpch.tiny?user=ada")) {
            run(connection, "SELECT '<b>' FROM nation");
            assertThrows(SQLException.class, () -> run(connection, "SELECT nothing"));
            JsonNode statements = json("/api/statements");
            assertEquals(2, statements.size());
            JsonNode good = statements.get(0);
            assertEquals("SELECT '<b>' FROM nation", good.get("statement").asText());
            assertEquals("ada", good.get("user").asText());
            assertEquals("FINISHED", good.get("state").asText());
            assertEquals(25, good.get("rows").asInt());
            assertEquals("42703", statements.get(1).get("error").get("sqlState").asText());
            assertEquals(good, json("/api/statements/" + good.get("id").asText()));
            JsonNode session = json("/api/sessions").get(0);
            assertEquals("tpch", session.get("catalog").asText());
            assertEquals("tiny", session.get("schema").asText());
            assertEquals(
                    409, send("DELETE", "/api/statements/" + good.get("id").asText()).statusCode());
        }
        assertEquals(404, send("GET", "/api/statements/none").statusCode());
        assertEquals(404, send("GET", "/../secret").statusCode());
        assertEquals(405, send("POST", "/api/statements").statusCode());
        assertEquals(0, json("/api/sessions").size());
    }

    @Test
    void cancelsAStatement() throws Exception {
        start(Map.of());
        try (Connection connection = server.connect("/tpch.tiny")) {
            Thread runner =
                    Thread.ofVirtual()
                            .start(
                                    () ->
                                            assertEquals(
                                                    "57014",
                                                    assertThrows(
                                                                    SQLException.class,
                                                                    () -> run(connection, LONG))
                                                            .getSQLState()));
            while (json("/api/statements").isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            String id = json("/api/statements").get(0).get("id").asText();
            assertEquals(202, send("DELETE", "/api/statements/" + id).statusCode());
            runner.join();
            assertEquals("CANCELLED", json("/api/statements/" + id).get("state").asText());
        }
    }

    @Test
    void countsForPrometheus() throws Exception {
        start(Map.of());
        try (Connection connection = server.connect("/tpch.tiny")) {
            run(connection, "SELECT 1");
            HttpResponse<String> metrics = send("GET", "/metrics");
            assertTrue(metrics.headers().firstValue("Content-Type").orElse("").contains("0.0.4"));
            assertTrue(metrics.body().contains("\nfeldspar_sessions 1\n"), metrics::body);
            assertTrue(metrics.body().contains("\nfeldspar_statements_submitted_total 1\n"));
            assertTrue(
                    metrics.body()
                            .contains("\nfeldspar_statements_ended_total{state=\"finished\"} 1\n"));
        }
    }

    @Test
    void servesThePageUnderAStrictPolicy() throws Exception {
        start(Map.of());
        for (String path : new String[] {"/", "/app.js", "/dag.js", "/app.css"}) {
            HttpResponse<String> part = send("GET", path);
            assertEquals(200, part.statusCode());
            assertTrue(
                    part.headers()
                            .firstValue("Content-Security-Policy")
                            .orElse("")
                            .startsWith("default-src 'none'"));
            assertFalse(part.body().contains("innerHTML"));
        }
    }

    /// Users see their own statements and cancel no others.
    @Test
    void eachUserSeesTheirOwn() throws Exception {
        Path users = directory.resolve("users.txt");
        new UserFile(users).add("ada", "lovelace");
        new UserFile(users).add("bob", "builder");
        start(Map.of(ServerSetting.USERS.key(), users.toString()));
        assertEquals(401, send("GET", "/api/statements").statusCode());
        assertEquals(401, send("GET", "/", "Authorization", basic("ada", "babbage")).statusCode());
        for (String malformed : new String[] {"Basic !", "Basic YWRh", "Bearer YWRh"}) {
            assertEquals(401, send("GET", "/", "Authorization", malformed).statusCode());
        }
        String[] ada = {"Authorization", basic("ada", "lovelace")};
        String[] bob = {"Authorization", basic("bob", "builder")};
        try (Connection connection =
                DriverManager.getConnection(server.url("/"), "ada", "lovelace")) {
            run(connection, "SELECT 1");
            String id = json("/api/statements", ada).get(0).get("id").asText();
            assertEquals(0, json("/api/statements", bob).size());
            assertEquals(0, json("/api/sessions", bob).size());
            assertEquals(404, send("GET", "/api/statements/" + id, bob).statusCode());
            assertEquals(404, send("DELETE", "/api/statements/" + id, bob).statusCode());
        }
    }

    private static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /// A site whose name was made to lead here gets nothing.
    @Test
    void answersWithoutUsersToThisMachineAlone() throws Exception {
        start(Map.of());
        assertTrue(raw("evil.example:8471").startsWith("HTTP/1.1 403"));
        assertTrue(raw("localhost:8471").startsWith("HTTP/1.1 200"));
        assertTrue(raw("[::1]:8471").startsWith("HTTP/1.1 200"));
        assertTrue(raw("10.0.0.1").startsWith("HTTP/1.1 403"));
        assertTrue(raw("x\u0000y").startsWith("HTTP/1.1 400"));
    }

    /// A client that does not encrypt is not an error of the server.
    @Test
    void logsWrongBytesWithoutAStackTrace() throws Exception {
        Path certificate =
                Path.of(HttpServerTest.class.getResource("/tls/certificate.pem").toURI());
        start(
                Map.of(
                        ServerSetting.TLS_CERTIFICATE.key(),
                        certificate.toString(),
                        ServerSetting.TLS_KEY.key(),
                        certificate.resolveSibling("key.pem").toString()));
        assertEquals(List.of(Level.INFO), loggedAfter(() -> raw("localhost:8471")));
    }

    /// A client that closes its connection within a request is not one either.
    @Test
    void logsRequestsThatEndEarlyWithoutAStackTrace() throws Exception {
        start(Map.of());
        assertEquals(
                List.of(Level.INFO),
                loggedAfter(
                        () -> {
                            try (Socket socket = new Socket("127.0.0.1", http.port())) {
                                String request =
                                        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na";
                                socket.getOutputStream()
                                        .write(request.getBytes(StandardCharsets.US_ASCII));
                            }
                        }));
    }

    private interface Action {
        void run() throws IOException;
    }

    /// The level of each line that the server logs.
    private static List<Level> loggedAfter(Action action) throws IOException, InterruptedException {
        Logger logger = (Logger) LoggerFactory.getLogger("io.feldspar.server");
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.list = new CopyOnWriteArrayList<>();
        logged.start();
        logger.addAppender(logged);
        logger.setLevel(Level.INFO);
        try {
            action.run();
            while (logged.list.isEmpty()) {
                Thread.sleep(1);
            }
        } finally {
            logger.setLevel(null);
            logger.detachAppender(logged);
        }
        return logged.list.stream().map(ILoggingEvent::getLevel).toList();
    }

    /// A connection beyond the limit is closed, and those that end make room for others.
    @Test
    void limitsConnections() throws Exception {
        start(Map.of(ServerSetting.MAX_CONNECTIONS.key(), "1"));
        try (Socket first = new Socket("127.0.0.1", http.port())) {
            while (server.server().connections() == 0) {
                Thread.sleep(1);
            }
            assertEquals("", raw("localhost"));
            assertEquals(1, server.server().connections());
            assertTrue(first.isConnected());
        }
        while (server.server().connections() > 0) {
            Thread.sleep(1);
        }
        assertTrue(raw("localhost").startsWith("HTTP/1.1 200"));
    }

    private String raw(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", http.port());
                InputStream in = socket.getInputStream()) {
            String request =
                    "GET /api/server HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(host);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
