package io.feldspar.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import io.feldspar.server.wire.ServerSetting;
import io.feldspar.server.wire.UserFile;
import io.feldspar.session.setting.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Statements over HTTP, as the SQL page and programs send them.
@Timeout(60)
class SqlRoutesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LONG =
            "SELECT count(*) FROM tpch.sf1.lineitem a, tpch.sf1.lineitem b"
                    + " WHERE a.l_comment || b.l_comment = 'x'";

    @TempDir Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private String[] user = {};
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

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(http.url() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (user.length > 0) {
            request.headers(user);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode post(String path, Map<String, ?> body, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(
                        "POST",
                        path,
                        MAPPER.writeValueAsString(body),
                        "Content-Type",
                        "application/json");
        assertEquals(status, response.statusCode(), response::body);
        return MAPPER.readTree(response.body());
    }

    private String begin() throws IOException, InterruptedException {
        return "/api/sessions/" + post("/api/sessions", Map.of(), 201).get("session").asText();
    }

    private String submit(String session, String sql) throws IOException, InterruptedException {
        String id = post(session + "/statements", Map.of("statement", sql), 201).get("id").asText();
        return session + "/statements/" + id;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send("GET", path, "");
        assertEquals(200, response.statusCode(), response::body);
        return MAPPER.readTree(response.body());
    }

    private JsonNode result(String statement) throws IOException, InterruptedException {
        JsonNode page = get(statement);
        while (!page.get("ready").asBoolean()) {
            page = get(statement);
        }
        return page;
    }

    private JsonNode run(String session, String sql) throws IOException, InterruptedException {
        return result(submit(session, sql));
    }

    @Test
    void givesRowsAsTextPageByPage() throws Exception {
        start(Map.of());
        String session = begin();
        String statement =
                submit(
                        session,
                        "SELECT i, i / 4.0 AS q, NULL AS n, ARRAY[DATE '2026-01-31'] AS a"
                                + " FROM range(3) t(i)");
        assertTrue(result(statement + "?rows=2").get("more").asBoolean());
        JsonNode last = get(statement + "?rows=2");
        assertFalse(last.get("more").asBoolean());
        assertEquals("ARRAY<DATE>", last.get("columns").get(3).get("type").asText());
        assertEquals(
                "[\"2\",\"0.5\",null,\"[2026-01-31]\"]",
                last.get("rows").get(0).toString().replaceAll("0\\.50+", "0.5"));
        assertEquals(0, get(statement).get("rows").size());
    }

    @Test
    void remembersTheSession() throws Exception {
        start(Map.of());
        String session = begin();
        run(session, "USE tpch.tiny");
        assertEquals("tiny", get(session).get("schema").asText());
        run(session, "CREATE TEMPORARY VIEW v AS SELECT 7 AS seven");
        assertEquals("[[\"7\"]]", run(session, "SELECT * FROM v").get("rows").toString());
        assertEquals("42P01", run(begin(), "SELECT * FROM v").at("/error/sqlState").asText());
        assertEquals(202, send("DELETE", session, "").statusCode());
        assertEquals(404, send("GET", session, "").statusCode());
        assertEquals(1, server.server().sessions().size());
    }

    @Test
    void cancelsAndLimits() throws Exception {
        start(
                Map.of(
                        "feldspar.resourceGroups.web.clients",
                        "web",
                        "feldspar.resourceGroups.web.statementRows",
                        "10"));
        String session = begin();
        String statement = submit(session, LONG);
        String id = statement.substring(statement.lastIndexOf('/') + 1);
        assertEquals(202, send("DELETE", "/api/statements/" + id, "").statusCode());
        assertEquals("57014", result(statement).at("/error/sqlState").asText());
        assertEquals(
                "53400", run(session, "SELECT * FROM range(20)").at("/error/sqlState").asText());
        JsonNode slow =
                post(session + "/statements", Map.of("statement", LONG, "timeoutMillis", 100), 201);
        assertEquals(
                "HYT00",
                result(session + "/statements/" + slow.get("id").asText())
                        .at("/error/sqlState")
                        .asText());
    }

    /// A statement that nobody waits for any more is ended by the next one.
    @Test
    void endsTheStatementBefore() throws Exception {
        start(Map.of());
        String session = begin();
        String first = submit(session, LONG);
        assertEquals("[[\"1\"]]", run(session, "SELECT 1").get("rows").toString());
        assertEquals(404, send("GET", first, "").statusCode());
        assertEquals(0, server.server().runningStatements());
    }

    @Test
    void isOfItsUserAlone() throws Exception {
        Path users = directory.resolve("users.txt");
        new UserFile(users).add("ada", "lovelace");
        new UserFile(users).add("bob", "builder");
        start(
                Map.of(
                        ServerSetting.USERS.key(),
                        users.toString(),
                        Setting.AUTHORIZATION.key(),
                        "on",
                        Setting.SECURITY_FILE.key(),
                        directory.resolve("security.sql").toString(),
                        Setting.ADMINS.key(),
                        "ada"));
        assertEquals(401, send("POST", "/api/sessions", "{}").statusCode());
        user = basic("ada", "lovelace");
        String ofAda = begin();
        assertEquals("[[\"ada\"]]", run(ofAda, "SELECT current_user").get("rows").toString());
        run(ofAda, "CREATE TABLE secrets AS SELECT 1 AS a");
        run(ofAda, "CACHE LAZY TABLE secrets");
        assertEquals(1, get("/api/storage").get("cachedTables").size());
        try {
            user = basic("bob", "builder");
            assertEquals(404, send("GET", ofAda, "").statusCode());
            assertEquals(404, send("DELETE", ofAda, "").statusCode());
            String ofBob = begin();
            assertEquals(
                    "42P01", run(ofBob, "SELECT * FROM secrets").at("/error/sqlState").asText());
            assertEquals(0, run(ofBob, "SHOW CACHED TABLES").get("rows").size());
            assertEquals(0, get("/api/storage").get("cachedTables").size());
            run(ofBob, "CLEAR CACHE");
            assertEquals(List.of("bob"), get("/api/users").findValuesAsText("name"));
            assertFalse(get("/api/settings").toString().contains("feldspar.server.users"));
            user = basic("ada", "lovelace");
            assertEquals(List.of("ada", "bob"), get("/api/users").findValuesAsText("name"));
            assertTrue(get("/api/settings").toString().contains("feldspar.server.users"));
            assertEquals(1, get("/api/storage").get("cachedTables").size());
        } finally {
            user = basic("ada", "lovelace");
            run(ofAda, "DROP TABLE secrets");
        }
    }

    private static String[] basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(both)};
    }

    /// What a page of another site can make a browser send.
    @Test
    void refusesOtherSites() throws Exception {
        start(Map.of());
        assertEquals(
                415,
                send("POST", "/api/sessions", "{}", "Content-Type", "text/plain").statusCode());
        assertEquals(415, send("POST", "/api/sessions", "{}").statusCode());
        String json = "application/json";
        String[] others = {"https://evil.example", "null", "http://127.0.0.1:1"};
        for (String origin : others) {
            assertEquals(
                    403,
                    send("POST", "/api/sessions", "{}", "Content-Type", json, "Origin", origin)
                            .statusCode());
        }
        assertEquals(
                201,
                send("POST", "/api/sessions", "{}", "Content-Type", json, "Origin", http.url())
                        .statusCode());
    }

    @Test
    void refusesWhatIsMalformed() throws Exception {
        start(Map.of());
        String session = begin();
        for (String body : new String[] {"", "[", "[]", "{\"statement\":{}}", "{", "{}"}) {
            HttpResponse<String> refused =
                    send(
                            "POST",
                            session + "/statements",
                            body,
                            "Content-Type",
                            "application/json; charset=utf-8");
            assertEquals(400, refused.statusCode(), body);
        }
        assertEquals(404, send("GET", session + "/statements/none", "").statusCode());
        assertEquals(404, send("GET", session + "/other", "").statusCode());
        assertEquals(404, send("GET", "/api/sessions/none", "").statusCode());
        assertEquals(405, send("PUT", session, "").statusCode());
        assertEquals(
                "3F000",
                post("/api/sessions", Map.of("schema", "none"), 400).get("sqlState").asText());
    }
}
