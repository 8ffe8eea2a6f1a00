package io.feldspar.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeldsparDatabaseMetaDataTest {

    private Connection connection;
    private DatabaseMetaData metaData;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:feldspar:?user=me");
        metaData = connection.getMetaData();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static List<String> read(ResultSet results, int... columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (results.next()) {
            StringBuilder row = new StringBuilder();
            for (int column : columns) {
                row.append(row.length() == 0 ? "" : ".").append(results.getString(column));
            }
            rows.add(row.toString());
        }
        return rows;
    }

    @Test
    void listsCatalogsAndSchemas() throws SQLException {
        assertEquals(List.of("memory", "tpch"), read(metaData.getCatalogs(), 1));
        assertEquals(
                List.of("memory.main", "tpch.sf1", "tpch.tiny"), read(metaData.getSchemas(), 2, 1));
        assertEquals(List.of("tpch.sf1"), read(metaData.getSchemas("tpch", "s%"), 2, 1));
    }

    @Test
    void listsTablesByPattern() throws SQLException {
        assertEquals(
                List.of("my_table.TABLE", "myXtable.VIEW"),
                read(metaData.getTables("memory", null, "%", null), 3, 4));
        assertEquals(
                List.of("my_table", "myXtable"),
                read(metaData.getTables(null, "main", "my_table", null), 3));
        assertEquals(
                List.of("my_table"), read(metaData.getTables(null, null, "my\\_table", null), 3));
        assertEquals(
                List.of("sf1.region", "tiny.region"),
                read(metaData.getTables("tpch", "%", "reg%", null), 2, 3));
        assertEquals(
                List.of("myXtable"),
                read(metaData.getTables(null, null, null, new String[] {"VIEW"}), 3));
        assertEquals(List.of(), read(metaData.getTables("", null, null, null), 3));
    }

    @Test
    void listsColumns() throws SQLException {
        ResultSet columns = metaData.getColumns("memory", "main", "my\\_table", null);
        assertTrue(columns.next());
        assertEquals("id", columns.getString("COLUMN_NAME"));
        assertEquals(Types.BIGINT, columns.getInt("DATA_TYPE"));
        assertEquals("NO", columns.getString("IS_NULLABLE"));
        assertEquals(1, columns.getInt("ORDINAL_POSITION"));
        assertTrue(columns.next());
        assertEquals("DECIMAL(15, 2)", columns.getString("TYPE_NAME"));
        assertEquals(15, columns.getInt("COLUMN_SIZE"));
        assertEquals(2, columns.getInt("DECIMAL_DIGITS"));
        assertEquals(DatabaseMetaData.columnNullable, columns.getInt("NULLABLE"));
        assertEquals(24, columns.getMetaData().getColumnCount());
        assertEquals(
                List.of("name"), read(metaData.getColumns("memory", null, "my\\_table", "n%"), 4));
    }

    @Test
    void listsTypesAndFunctions() throws SQLException {
        List<String> types = read(metaData.getTypeInfo(), 1, 2);
        assertTrue(types.contains("DECIMAL.3"), types.toString());
        assertTrue(types.contains("VARCHAR.12"), types.toString());
        assertEquals(List.of("upper"), read(metaData.getFunctions(null, null, "up%"), 3));
        assertEquals(
                List.of("LOCAL TEMPORARY", "TABLE", "VIEW"), read(metaData.getTableTypes(), 1));
        assertEquals("FROM,SELECT", metaData.getSQLKeywords());
    }

    @Test
    void listsNoKeys() throws SQLException {
        ResultSet keys = metaData.getPrimaryKeys(null, null, "my_table");
        assertEquals(6, keys.getMetaData().getColumnCount());
        assertFalse(keys.next());
    }

    @Test
    void tellsVersions() throws SQLException {
        assertEquals("Feldspar", metaData.getDatabaseProductName());
        assertEquals("9.8.7-fake", metaData.getDatabaseProductVersion());
        assertEquals(9, metaData.getDatabaseMajorVersion());
        assertEquals(8, metaData.getDatabaseMinorVersion());
        assertEquals("me", metaData.getUserName());
        assertTrue(metaData.supportsTransactions());
        assertTrue(metaData.supportsFullOuterJoins());
    }

    /// Tools call everything: no question may end in an error.
    @Test
    void answersEveryQuestion() throws ReflectiveOperationException {
        int asked = 0;
        for (Method method : DatabaseMetaData.class.getMethods()) {
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                arguments[i] =
                        type == int.class ? (Object) 1003 : type == boolean.class ? true : null;
            }
            if (method.getDeclaringClass() == DatabaseMetaData.class) {
                method.invoke(metaData, arguments);
                asked++;
            }
        }
        assertTrue(asked > 170, "asked only " + asked);
    }
}
