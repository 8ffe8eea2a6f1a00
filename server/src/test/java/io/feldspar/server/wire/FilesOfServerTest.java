package io.feldspar.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.session.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server gives its clients the files of the listed directories, and no others.
class FilesOfServerTest {

    @TempDir Path folder;

    @Test
    void onlyListedDirectoriesAreReadAndWritten()
            throws IOException, EngineException, SQLException {
        Path open = Files.createDirectories(folder.resolve("open"));
        Path secret = folder.resolve("secret.csv");
        Files.writeString(open.resolve("a.csv"), "a\n1\n");
        Files.writeString(secret, "word\nhush\n");
        Map<String, String> settings =
                Map.of(
                        Setting.READABLE_FILES.key(), open.toString(),
                        Setting.WRITABLE_FILES.key(), open.toString(),
                        Setting.WAREHOUSE.key(), folder.resolve("warehouse").toString());
        try (RemoteServer server = new RemoteServer(settings);
                Connection connection = server.connect("/");
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT a FROM '" + open + "/a.csv'")) {
                assertTrue(rows.next());
            }
            statement.execute("COPY (SELECT 1 AS a) TO '" + open + "/b.csv'");
            statement.execute("CREATE TABLE kept AS SELECT 1 AS a");
            statement.execute("INSERT INTO kept VALUES (2)");
            denied(statement, "SELECT * FROM '" + secret + "'");
            denied(statement, "SELECT * FROM read_csv('" + secret + "')");
            denied(statement, "SELECT * FROM csv.`/etc/passwd`");
            denied(statement, "SELECT * FROM '" + folder + "/none.csv'");
            denied(statement, "CREATE TABLE t USING csv LOCATION '" + secret + "'");
            denied(statement, "CREATE TABLE t LOCATION '" + folder + "/t' AS SELECT 1 AS a");
            denied(statement, "COPY (SELECT 1 AS a) TO '" + folder + "/out.csv'");
            denied(statement, "COPY (SELECT 1 AS a) TO '" + folder + "/out/' (FORMAT csv)");
        }
        assertFalse(Files.exists(folder.resolve("out.csv")));
        assertFalse(Files.exists(folder.resolve("t")));
    }

    @Test
    void withoutAListThereIsNoAccess() throws EngineException {
        Map<String, String> given = new ServerOptions(Map.of()).engine();
        assertEquals("", given.get(Setting.READABLE_FILES.key()));
        assertEquals("", given.get(Setting.WRITABLE_FILES.key()));
    }

    private static void denied(Statement statement, String sql) {
        SQLException error = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
        assertEquals("42501", error.getSQLState(), error.getMessage());
        assertFalse(error.getMessage().contains("hush"), error.getMessage());
    }
}
