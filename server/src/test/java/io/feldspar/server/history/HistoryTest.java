package io.feldspar.server.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.http.HttpServer;
import io.feldspar.server.http.SiteServer;
import io.feldspar.server.wire.RemoteServer;
import io.feldspar.server.wire.ServerSetting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HistoryTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SQL =
            "SELECT count(*) FROM tpch.tiny.lineitem WHERE l_quantity < 10";

    @TempDir Path directory;

    private RemoteServer server(String... settings) throws EngineException {
        Map<String, String> all = new TreeMap<>();
        all.put(ServerSetting.HISTORY_DIRECTORY.key(), directory.toString());
        all.put(ServerSetting.HTTP_PORT.key(), "0");
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return new RemoteServer(all);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    private void record(String... statements) throws EngineException, SQLException {
        try (RemoteServer server = server();
                Connection connection = server.connect("?user=ada")) {
            for (String sql : statements) {
                run(connection, sql);
            }
        }
    }

    private List<JsonNode> last(int most, String text) throws IOException {
        return new PastStatements(directory)
                .last(most, text).statements().stream().map(HistoryTest::parsed).toList();
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException error) {
            throw new AssertionError(json, error);
        }
    }

    @Test
    void showsStatementsOfServersThatHaveEnded() throws Exception {
        record(SQL);
        record("SELECT 'second'");
        assertEquals(
                List.of(SQL, "SELECT 'second'"),
                last(10, "").stream().map(each -> each.path("statement").asText()).toList());
        assertEquals(1, last(10, "SECOND").size());
        assertEquals(0, last(10, "scan").size());
        JsonNode first = last(10, "").getFirst();
        assertEquals("ada", first.path("user").asText());
        assertEquals(1, first.path("rows").asInt());
        String id = first.path("id").asText();
        PastStatements past = new PastStatements(directory);
        assertEquals(first, parsed(String.valueOf(past.find(id))));
        JsonNode scan = parsed(String.valueOf(past.plan(id))).path("plan");
        while (!scan.path("inputs").isEmpty()) {
            scan = scan.path("inputs").get(0);
        }
        assertEquals("Scan", scan.path("operator").asText());
        assertTrue(scan.path("rows").asLong() > 1000, scan::toString);
        assertNull(past.find("none"));
    }

    @Test
    void aServerShowsPlansToo() throws Exception {
        try (RemoteServer server = server();
                HttpClient client = HttpClient.newHttpClient();
                Connection connection = server.connect("")) {
            String url = HttpServer.open(server.server()).url();
            run(connection, SQL);
            String id = get(client, url + "/api/statements").get(0).path("id").asText();
            JsonNode plan = get(client, url + "/api/statements/" + id + "/plan").path("plan");
            assertEquals(1, plan.path("rows").asInt(), plan::toString);
        }
    }

    private static JsonNode get(HttpClient client, String url)
            throws IOException, InterruptedException {
        return parsed(
                client.send(
                                HttpRequest.newBuilder(URI.create(url)).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    @Test
    void isServedAsThePageOfTheServerIs() throws Exception {
        record(SQL);
        try (SiteServer history = SiteServer.ofHistory(directory, 0);
                HttpClient client = HttpClient.newHttpClient()) {
            JsonNode statement =
                    get(client, history.url() + "/api/statements?text=LINEITEM").get(0);
            assertEquals(SQL, statement.path("statement").asText());
            String path = history.url() + "/api/statements/" + statement.path("id").asText();
            assertEquals(statement, get(client, path));
            assertTrue(get(client, path + "/plan").has("plan"));
            assertEquals(0, get(client, history.url() + "/api/statements?text=nothing").size());
            assertEquals(
                    directory.toString(),
                    get(client, history.url() + "/api/server").path("history").asText());
            HttpResponse<String> page =
                    client.send(
                            HttpRequest.newBuilder(URI.create(history.url() + "/")).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertTrue(page.body().contains("<title>Feldspar</title>"));
        }
    }

    /// A line that was cut, one of other bytes and an empty one harm no other.
    @Test
    void leavesOutDamagedLines() throws Exception {
        record("SELECT 1");
        Path file = directory.resolve(EventLog.FILE);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2), StandardOpenOption.APPEND);
        Files.write(file, new byte[] {'\n', (byte) 0xff, 0, '\n', '\n'}, StandardOpenOption.APPEND);
        record("SELECT 2");
        PastStatements.Listing listing = new PastStatements(directory).last(10, "");
        assertEquals(2, listing.statements().size());
        assertEquals(2, listing.damaged());
        assertEquals("SELECT 2", parsed(listing.statements().get(1)).path("statement").asText());
    }

    @Test
    void isOfBoundedSize() throws Exception {
        try (RemoteServer server = server(ServerSetting.HISTORY_MAX_SIZE.key(), "20KB");
                Connection connection = server.connect("")) {
            for (int i = 0; i < 100; i++) {
                run(connection, "SELECT %d, '%s'".formatted(i, "x".repeat(300)));
            }
        }
        long size = 0;
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        assertTrue(size <= 20 << 10, () -> "too large");
        List<JsonNode> last = last(1000, "");
        assertFalse(last.isEmpty());
        assertTrue(last.size() < 100);
        assertTrue(last.getLast().path("statement").asText().startsWith("SELECT 99"));
        assertEquals(5, last(5, "").size());
    }

    /// Where nothing can be written, as on a full disk, statements run as ever.
    @Test
    void statementsRunWhereItCannotBeWritten() throws Exception {
        Path full = Path.of("/dev/full");
        if (!Files.exists(full)) {
            return;
        }
        Files.createSymbolicLink(directory.resolve(EventLog.FILE), full);
        try (RemoteServer server = server();
                Connection connection = server.connect("")) {
            for (int i = 0; i < 20; i++) {
                run(connection, SQL);
            }
        }
        assertEquals(0, Files.size(directory.resolve(EventLog.FILE)));
    }

    @Test
    void aServerDoesNotStartWhereItsHistoryCannotBe() throws Exception {
        Files.writeString(directory.resolve("file"), "");
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () ->
                                server(
                                        ServerSetting.HISTORY_DIRECTORY.key(),
                                        directory.resolve("file/history").toString()));
        assertNotNull(error.getMessage());
        assertTrue(error.getMessage().contains("file/history"), error.getMessage());
    }
}
