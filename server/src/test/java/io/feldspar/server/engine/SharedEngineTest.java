package io.feldspar.server.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What connections of one process share.
class SharedEngineTest {

    @Test
    void sharesTheEngineAndItsSettings() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:feldspar:");
        SQLException error =
                assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection("jdbc:feldspar:?feldspar.threads=3"));
        assertTrue(String.valueOf(error.getMessage()).contains("'feldspar.threads'"));
        connection.close();
        try (Connection own = DriverManager.getConnection("jdbc:feldspar:?feldspar.threads=3");
                Connection same =
                        DriverManager.getConnection("jdbc:feldspar:?feldspar.threads=3")) {
            assertTrue(own.isValid(0));
            assertTrue(same.isValid(0));
        }
        assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection("jdbc:feldspar:?feldspar.threads=many"));
    }

    @Test
    void tablesOutliveTheirConnection(@TempDir Path warehouse) throws SQLException {
        String url = "jdbc:feldspar:?feldspar.warehouse=" + warehouse;
        try (Connection first = DriverManager.getConnection(url);
                Statement statement = first.createStatement()) {
            statement.execute("CREATE TABLE outlives AS SELECT 7 AS a");
        }
        try (Connection second = DriverManager.getConnection(url);
                Statement statement = second.createStatement();
                ResultSet rows = statement.executeQuery("SELECT a FROM outlives")) {
            assertTrue(rows.next());
            assertEquals(7, rows.getInt(1));
        }
    }
}
