package io.feldspar.server.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tools see the keys that tables declare.
class KeyListingsTest {

    @TempDir private Path directory;

    private Connection connection;

    @BeforeEach
    void createTables() throws SQLException {
        connection =
                DriverManager.getConnection(
                        "jdbc:feldspar:?feldspar.warehouse=" + directory.resolve("warehouse"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, day DATE)");
            statement.execute(
                    "CREATE TABLE lines (part INT, place INT, PRIMARY KEY (place, part))");
            statement.execute("ALTER TABLE lines ADD COLUMN order_id INT");
            statement.execute(
                    "ALTER TABLE lines ADD CONSTRAINT of_order FOREIGN KEY (order_id)"
                            + " REFERENCES orders (id)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static List<String> read(ResultSet rows, String... columns) throws SQLException {
        List<String> read = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (String column : columns) {
                row.add(rows.getString(column));
            }
            read.add(String.join(" ", row));
        }
        return read;
    }

    @Test
    void listsPrimaryKeys() throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        assertEquals(
                List.of("part 2 lines_pkey", "place 1 lines_pkey"),
                read(
                        metaData.getPrimaryKeys(null, "main", "lines"),
                        "COLUMN_NAME",
                        "KEY_SEQ",
                        "PK_NAME"));
    }

    @Test
    void listsForeignKeysFromBothSides() throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String[] columns = {
            "PKTABLE_NAME", "PKCOLUMN_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME", "FK_NAME", "PK_NAME"
        };
        List<String> expected = List.of("orders id lines order_id of_order orders_pkey");
        assertEquals(expected, read(metaData.getImportedKeys(null, "main", "lines"), columns));
        assertEquals(expected, read(metaData.getExportedKeys(null, "main", "orders"), columns));
        assertEquals(
                expected,
                read(
                        metaData.getCrossReference(null, "main", "orders", null, "main", "lines"),
                        columns));
        assertEquals(List.of(), read(metaData.getImportedKeys(null, "main", "orders"), columns));
    }
}
