package io.feldspar.server.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import io.feldspar.server.wire.ServerSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    @TempDir Path directory;

    private List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private RemoteServer server(Path file, String size) throws EngineException {
        return new RemoteServer(
                Map.of(
                        ServerSetting.AUDIT_FILE.key(),
                        file.toString(),
                        ServerSetting.AUDIT_MAX_SIZE.key(),
                        size,
                        ServerSetting.AUDIT_MAX_FILES.key(),
                        "2"));
    }

    @Test
    void tellsWhoRanWhatAndHowItEnded() throws Exception {
        Path file = directory.resolve("audit.log");
        try (RemoteServer server = server(file, "1MB");
                Connection connection = server.connect("?user=ada");
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT * FROM tpch.tiny.nation")) {
                while (rows.next()) {
                    rows.getInt(1);
                }
            }
            assertThrows(SQLException.class, () -> statement.executeQuery("SELECT nosuch"));
            assertThrows(SQLException.class, () -> statement.execute("SET my.password = open"));
        }
        List<JsonNode> lines = lines(file);
        assertEquals(3, lines.size());
        JsonNode first = lines.getFirst();
        assertEquals("ada", first.path("user").asText());
        assertTrue(first.path("address").asText().startsWith("127.0.0.1:"), first::toString);
        assertEquals("SELECT * FROM tpch.tiny.nation", first.path("statement").asText());
        assertEquals("FINISHED", first.path("state").asText());
        assertEquals("00000", first.path("sqlState").asText());
        assertEquals(25, first.path("rows").asInt());
        assertEquals("default", first.path("group").asText());
        assertEquals("42703", lines.get(1).path("sqlState").asText());
        assertEquals("FAILED", lines.get(1).path("state").asText());
        assertEquals("SET my.password = ***", lines.get(2).path("statement").asText());
        assertEquals(
                PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    }

    @Test
    void beginsANewFileWhenOneIsFull() throws Exception {
        Path file = directory.resolve("audit.log");
        try (RemoteServer server = server(file, "1KB");
                Connection connection = server.connect("");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 30; i++) {
                statement.execute("SELECT " + i);
            }
        }
        assertTrue(Files.size(file) <= 1024);
        assertTrue(Files.exists(directory.resolve("audit.log.1")));
        assertTrue(Files.exists(directory.resolve("audit.log.2")));
        assertFalse(Files.exists(directory.resolve("audit.log.3")));
        assertEquals("SELECT 29", lines(file).getLast().path("statement").asText());
    }

    @Test
    void aServerDoesNotStartWithoutItsAudit() {
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> server(directory.resolve("no/audit.log"), "1MB"));
        assertTrue(String.valueOf(error.getMessage()).contains("audit.log"), error.getMessage());
    }
}
