package io.feldspar.server.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What tools ask of `DatabaseMetaData` when they connect and show what there is, in their order;
/// `RemoteMetadataCallsTest` asks a server.
class EmbeddedMetadataCallsTest {

    @TempDir private Path folder;

    private Connection connection;

    String url() {
        return "jdbc:feldspar:?feldspar.warehouse=" + folder;
    }

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(url());
        run("CREATE SCHEMA shop");
        run("CREATE TABLE shop.orders_1 (id BIGINT NOT NULL, total DECIMAL(10, 2), at TIMESTAMP)");
        run("CREATE TABLE shop.ordersX1 (id INT)");
        run("CREATE VIEW shop.large AS SELECT id FROM shop.orders_1 WHERE total > 100");
    }

    @AfterEach
    void close() throws SQLException {
        run("DROP SCHEMA shop CASCADE");
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(ResultSet opened, String label) throws SQLException {
        try (ResultSet rows = opened) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(label));
            }
            return values;
        }
    }

    /// Reads every column of every row, as grids do.
    private static int read(ResultSet opened) throws SQLException {
        try (ResultSet rows = opened) {
            ResultSetMetaData columns = rows.getMetaData();
            int count = 0;
            while (rows.next()) {
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    rows.getObject(i);
                    assertNotNull(columns.getColumnLabel(i));
                }
                count++;
            }
            return count;
        }
    }

    /// Tools ask for whatever has no parameters, and show a tool's error where one fails.
    @Test
    void everyQuestionWithoutParametersHasAnAnswer() throws Exception {
        DatabaseMetaData data = connection.getMetaData();
        int asked = 0;
        for (Method method : DatabaseMetaData.class.getMethods()) {
            if (method.getParameterCount() == 0) {
                try {
                    Object answer = method.invoke(data);
                    if (answer instanceof ResultSet rows) {
                        read(rows);
                    }
                    asked++;
                } catch (InvocationTargetException error) {
                    throw new AssertionError(method.getName(), error.getCause());
                }
            }
        }
        assertTrue(asked > 100, "only " + asked);
    }

    /// The navigator of DBeaver: catalogs, schemas, tables, then the tabs of a table.
    @Test
    void dBeaverShowsTheTree() throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        assertTrue(connection.isValid(10));
        assertNotNull(data.getDatabaseProductName());
        assertNotNull(data.getDriverVersion());
        assertEquals("\"", data.getIdentifierQuoteString());
        assertNotNull(data.getSQLKeywords());
        assertNotNull(data.getSearchStringEscape());
        assertTrue(data.supportsCatalogsInDataManipulation());
        assertTrue(data.supportsSchemasInDataManipulation());
        assertTrue(
                column(data.getTableTypes(), "TABLE_TYPE").containsAll(List.of("TABLE", "VIEW")));
        assertTrue(column(data.getTypeInfo(), "TYPE_NAME").contains("DECIMAL"));
        String catalog = connection.getCatalog();
        assertTrue(column(data.getCatalogs(), "TABLE_CAT").contains(catalog));
        assertTrue(column(data.getSchemas(catalog, null), "TABLE_SCHEM").contains("shop"));
        assertTrue(column(data.getSchemas(), "TABLE_SCHEM").contains("shop"));
        assertEquals(
                new TreeSet<>(List.of("large", "orders_1", "ordersx1")),
                lower(column(data.getTables(catalog, "shop", "%", null), "TABLE_NAME")));
        // The name of a table is taken for a pattern unless it is escaped.
        String escaped = "orders" + data.getSearchStringEscape() + "_1";
        assertEquals(
                List.of("orders_1"),
                column(data.getTables(catalog, "shop", escaped, null), "TABLE_NAME"));
        assertEquals(
                List.of("id", "total", "at"),
                column(data.getColumns(catalog, "shop", escaped, "%"), "COLUMN_NAME"));
        for (ResultSet none :
                List.of(
                        data.getPrimaryKeys(catalog, "shop", "orders_1"),
                        data.getImportedKeys(catalog, "shop", "orders_1"),
                        data.getExportedKeys(catalog, "shop", "orders_1"),
                        data.getIndexInfo(catalog, "shop", "orders_1", false, true),
                        data.getBestRowIdentifier(catalog, "shop", "orders_1", 0, true),
                        data.getVersionColumns(catalog, "shop", "orders_1"),
                        data.getTablePrivileges(catalog, "shop", "orders_1"),
                        data.getColumnPrivileges(catalog, "shop", "orders_1", "%"),
                        data.getSuperTables(catalog, "shop", "orders_1"),
                        data.getUDTs(catalog, "shop", "%", null))) {
            assertEquals(0, read(none));
        }
        read(data.getProcedures(catalog, "shop", "%"));
        read(data.getProcedureColumns(catalog, "shop", "%", "%"));
        read(data.getFunctions(catalog, "shop", "%"));
        read(data.getFunctionColumns(catalog, "shop", "%", "%"));
    }

    private static TreeSet<String> lower(List<String> names) {
        TreeSet<String> lower = new TreeSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /// Metabase's synchronization: schemas, tables by type, columns and keys of each.
    @Test
    void metabaseSynchronizes() throws SQLException {
        connection.setReadOnly(false);
        connection.setTransactionIsolation(
                connection.getMetaData().getDefaultTransactionIsolation());
        connection.setAutoCommit(true);
        connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
        DatabaseMetaData data = connection.getMetaData();
        assertNotNull(data.getDatabaseProductVersion());
        String catalog = connection.getCatalog();
        String[] types = {
            "TABLE",
            "PARTITIONED TABLE",
            "VIEW",
            "FOREIGN TABLE",
            "MATERIALIZED VIEW",
            "EXTERNAL TABLE",
            "DYNAMIC_TABLE"
        };
        try (ResultSet tables = data.getTables(catalog, "shop", "%", types)) {
            int found = 0;
            while (tables.next()) {
                found++;
                assertEquals("shop", tables.getString("TABLE_SCHEM"));
                tables.getString("REMARKS");
            }
            assertEquals(3, found);
        }
        try (ResultSet columns = data.getColumns(catalog, "shop", "orders\\_1", null)) {
            assertTrue(columns.next());
            assertEquals("id", columns.getString("COLUMN_NAME"));
            assertEquals("BIGINT", columns.getString("TYPE_NAME"));
            columns.getString("IS_AUTOINCREMENT");
            assertTrue(columns.next());
            assertEquals(10, columns.getInt("COLUMN_SIZE"));
            assertEquals(2, columns.getInt("DECIMAL_DIGITS"));
        }
        assertEquals(0, read(data.getPrimaryKeys(catalog, "shop", "large")));
        assertEquals(0, read(data.getIndexInfo(catalog, "shop", "orders_1", false, false)));
        try (Statement statement =
                connection.createStatement(
                        ResultSet.TYPE_FORWARD_ONLY,
                        ResultSet.CONCUR_READ_ONLY,
                        ResultSet.CLOSE_CURSORS_AT_COMMIT)) {
            statement.setFetchDirection(ResultSet.FETCH_FORWARD);
            statement.setFetchSize(500);
            statement.setMaxRows(2000);
            try (ResultSet rows =
                    statement.executeQuery(
                            "-- Metabase\nSELECT \"shop\".\"orders_1\".\"id\" AS \"id\""
                                    + " FROM \"shop\".\"orders_1\" WHERE 1 <> 1 LIMIT 0")) {
                assertEquals("id", rows.getMetaData().getColumnLabel(1));
                assertEquals(0, read(rows));
            }
        }
    }

    @Test
    void textsHaveTheLengthsOfTheirColumns() throws SQLException {
        run("CREATE TABLE shop.codes (c CHAR(5), v VARCHAR(6), s VARCHAR)");
        DatabaseMetaData data = connection.getMetaData();
        try (ResultSet columns = data.getColumns(null, "shop", "codes", null)) {
            List<String> lengths = new ArrayList<>();
            while (columns.next()) {
                lengths.add(
                        "%s %s %d"
                                .formatted(
                                        columns.getString("COLUMN_NAME"),
                                        JDBCType.valueOf(columns.getInt("DATA_TYPE")),
                                        columns.getInt("COLUMN_SIZE")));
            }
            assertEquals(List.of("c CHAR 5", "v VARCHAR 6", "s VARCHAR 2147483647"), lengths);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT c, upper(c) FROM shop.codes")) {
            assertEquals("CHAR(5)", rows.getMetaData().getColumnTypeName(1));
            assertEquals(Types.CHAR, rows.getMetaData().getColumnType(1));
            assertEquals(5, rows.getMetaData().getPrecision(1));
            assertEquals("VARCHAR", rows.getMetaData().getColumnTypeName(2));
        }
    }
}
