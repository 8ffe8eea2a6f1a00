package io.feldspar.server.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.ProgressSource;
import io.feldspar.jdbc.ProgressWatch;
import io.feldspar.jdbc.spi.EngineError;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineProgress;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The JDBC driver over the real engine; `RemoteEngineTest` asks the same of a server.
class EmbeddedEngineTest {

    /// Far too many pairs to finish in the life of a test, on whatever machine.
    private static final String ENDLESS =
            "SELECT count(*) FROM tpch.sf1.lineitem a JOIN tpch.sf1.lineitem b"
                    + " ON a.l_orderkey + b.l_orderkey < a.l_partkey - b.l_partkey";

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = connect("");
    }

    /// A connection to what is tested, with what follows the server in its URL.
    Connection connect(String path) throws SQLException {
        return DriverManager.getConnection("jdbc:feldspar:" + path);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private ResultSet row(String sql) throws SQLException {
        ResultSet rows = connection.createStatement().executeQuery(sql);
        assertTrue(rows.next());
        return rows;
    }

    @Test
    void tellsOfColumnsThatCannotBeRead(@TempDir Path folder) throws SQLException {
        Path file = folder.resolve("unreadable.parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT 1 AS id, INTERVAL 3 DAYS AS pause) TO '" + file + "'");
        }
        Statement statement = connection.createStatement();
        statement.execute("CREATE TABLE unreadable USING parquet LOCATION '" + file + "'");
        ResultSet columns = connection.getMetaData().getColumns(null, null, "unreadable", "pause");
        assertTrue(columns.next());
        assertEquals(Types.OTHER, columns.getInt("DATA_TYPE"));
        assertEquals("UNKNOWN (not readable)", columns.getString("TYPE_NAME"));
        ResultSet described = statement.executeQuery("DESCRIBE unreadable");
        assertTrue(described.next());
        assertTrue(described.next());
        assertEquals("pause", described.getString(1));
        assertEquals("UNKNOWN (not readable)", described.getString(2));
        assertEquals(1, row("SELECT * FROM unreadable").getMetaData().getColumnCount());
        for (int i = 0; i < 2; i++) {
            ResultSet all = statement.executeQuery("SELECT n.*, 1 FROM unreadable n");
            assertEquals(
                    "* omits 'pause', whose type is not supported.",
                    statement.getWarnings().getMessage());
            all.close();
        }
        statement.executeQuery("SELECT id, count(*) FROM unreadable GROUP BY id").close();
        assertNull(statement.getWarnings());
        SQLException selected =
                assertThrows(SQLException.class, () -> row("SELECT id, pause FROM unreadable"));
        assertEquals("0A000", selected.getSQLState());
        assertEquals(
                "Column 'pause' has a type that cannot be read at 1:12. Select other columns.",
                selected.getMessage());
        statement.execute("DROP TABLE unreadable");
    }

    @Test
    void describesAQueryWithoutRunningIt() throws SQLException {
        ResultSet described =
                connection
                        .createStatement()
                        .executeQuery(
                                "DESCRIBE SELECT 1 / 0 AS a, 'x' || n_name FROM tpch.tiny.nation");
        assertTrue(described.next());
        assertEquals("a INTEGER", described.getString(1) + " " + described.getString(2));
        assertTrue(described.next());
        assertEquals(
                "'x' || n_name VARCHAR", described.getString(1) + " " + described.getString(2));
        assertFalse(described.next());
    }

    @Test
    void readsEveryType() throws SQLException {
        ResultSet row =
                row(
                        "SELECT TRUE AS b, 42 AS i, CAST(5000000000 AS BIGINT) AS l,"
                                + " CAST(0.5 AS DOUBLE) AS d, CAST('12.340' AS DECIMAL(10, 3)) AS n,"
                                + " 'grüße' AS s, DATE '2026-11-23' AS day,"
                                + " TIMESTAMP '2026-11-23 08:05:00.25' AS ts,"
                                + " CAST(NULL AS VARCHAR) AS nothing");
        assertTrue(row.getBoolean("b"));
        assertEquals(42, row.getInt("i"));
        assertEquals(5_000_000_000L, row.getLong("l"));
        assertEquals(0.5, row.getDouble("d"));
        assertEquals(new BigDecimal("12.340"), row.getBigDecimal("n"));
        assertEquals("grüße", row.getString("s"));
        assertEquals(Date.valueOf("2026-11-23"), row.getDate("day"));
        assertEquals(LocalDate.of(2026, 11, 23), row.getObject("day", LocalDate.class));
        assertEquals(Timestamp.valueOf("2026-11-23 08:05:00.25"), row.getTimestamp("ts"));
        assertNull(row.getString("nothing"));
        assertTrue(row.wasNull());
        assertFalse(row.next());
    }

    @Test
    void readsWideDecimals() throws SQLException {
        String text = "-9999999999999999999999999999.9999999999";
        ResultSet row = row("SELECT CAST('" + text + "' AS DECIMAL(38, 10)) AS n");
        assertEquals(new BigDecimal(text), row.getBigDecimal(1));
        assertEquals(38, row.getMetaData().getPrecision(1));
        assertEquals(10, row.getMetaData().getScale(1));
    }

    @Test
    void describesResults() throws SQLException {
        ResultSetMetaData columns =
                row("SELECT n_nationkey, n_name AS name FROM tpch.tiny.nation").getMetaData();
        assertEquals(2, columns.getColumnCount());
        assertEquals("n_nationkey", columns.getColumnLabel(1));
        assertEquals("name", columns.getColumnLabel(2));
        assertEquals(Types.VARCHAR, columns.getColumnType(2));
    }

    @Test
    void readsManyBatches() throws SQLException {
        long rows = 0;
        long sum = 0;
        try (ResultSet lines =
                connection
                        .createStatement()
                        .executeQuery("SELECT l_linenumber FROM tpch.tiny.lineitem")) {
            while (lines.next()) {
                rows++;
                sum += lines.getLong(1);
            }
        }
        ResultSet expected = row("SELECT count(*), sum(l_linenumber) FROM tpch.tiny.lineitem");
        assertEquals(expected.getLong(1), rows);
        assertEquals(expected.getLong(2), sum);
        assertTrue(rows > 50_000, "only " + rows);
    }

    @Test
    void bindsParametersAsValues() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT count(*) FROM tpch.tiny.nation"
                                + " WHERE n_name = ? AND n_nationkey < ?")) {
            assertEquals(2, statement.getParameterMetaData().getParameterCount());
            assertEquals(1, statement.getMetaData().getColumnCount());
            statement.setString(1, "GERMANY");
            statement.setInt(2, 100);
            assertEquals(1, count(statement));
            statement.setString(1, "x' OR 'a' = 'a");
            assertEquals(0, count(statement));
        }
    }

    private static long count(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            assertTrue(rows.next());
            return rows.getLong(1);
        }
    }

    @Test
    void bindsParametersOfEveryType() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT CAST(? AS BIGINT), CAST(? AS DOUBLE), CAST(? AS DECIMAL(10, 2)),"
                                + " CAST(? AS DATE), CAST(? AS TIMESTAMP), CAST(? AS BOOLEAN),"
                                + " CAST(? AS VARCHAR)")) {
            LocalDateTime moment = LocalDateTime.of(2026, 11, 23, 8, 5, 0, 123_456_000);
            statement.setLong(1, Long.MIN_VALUE);
            statement.setDouble(2, 0.1);
            statement.setBigDecimal(3, new BigDecimal("-1.25"));
            statement.setObject(4, LocalDate.of(2024, 2, 29));
            statement.setObject(5, moment);
            statement.setBoolean(6, true);
            statement.setNull(7, Types.VARCHAR);
            try (ResultSet row = statement.executeQuery()) {
                assertTrue(row.next());
                assertEquals(Long.MIN_VALUE, row.getLong(1));
                assertEquals(0.1, row.getDouble(2));
                assertEquals(new BigDecimal("-1.25"), row.getBigDecimal(3));
                assertEquals(LocalDate.of(2024, 2, 29), row.getObject(4, LocalDate.class));
                assertEquals(moment, row.getObject(5, LocalDateTime.class));
                assertTrue(row.getBoolean(6));
                assertNull(row.getString(7));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'; DROP TABLE t --", "?", "-?", "/* ? */", "\\'", "'", "\"", "grüße 日本"})
    void givesTextParametersBack(String text) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT CAST(? AS VARCHAR), -1 -- ?")) {
            statement.setString(1, text);
            try (ResultSet row = statement.executeQuery()) {
                assertTrue(row.next());
                assertEquals(text, row.getString(1));
            }
        }
    }

    @Test
    void tellsErrorsByTheirKindAndLivesOn() throws SQLException {
        SQLSyntaxErrorException column =
                assertThrows(
                        SQLSyntaxErrorException.class,
                        () -> row("SELECT nope FROM tpch.tiny.nation"));
        assertEquals("42703", column.getSQLState());
        assertTrue(String.valueOf(column.getMessage()).contains("'nope' not found at 1:8"));
        EngineError parts = ((EngineException) column.getCause()).error();
        assertEquals("COLUMN_NOT_FOUND", parts.code());
        assertEquals("Column 'nope' not found", parts.problem());
        assertEquals("at 1:8", parts.location());
        assertTrue(!parts.advice().isEmpty());
        assertEquals(
                "42601",
                assertThrows(SQLSyntaxErrorException.class, () -> row("SELEC 1")).getSQLState());
        assertEquals(
                "22012",
                assertThrows(
                                SQLDataException.class,
                                () -> row("SELECT 1 / (n_nationkey - 3) FROM tpch.tiny.nation"))
                        .getSQLState());
        assertEquals(1, row("SELECT 1").getInt(1));
    }

    @Test
    void cancelsFromAnotherThread() throws Exception {
        try (Statement statement = connection.createStatement()) {
            AtomicBoolean over = new AtomicBoolean();
            Thread canceller = new Thread(() -> cancelOnceItRuns(statement, over));
            canceller.start();
            SQLException error =
                    assertThrows(SQLException.class, () -> statement.executeQuery(ENDLESS));
            over.set(true);
            canceller.join();
            assertEquals("57014", error.getSQLState());
            assertEquals(1, row("SELECT 1").getInt(1));
        }
    }

    private static void cancelOnceItRuns(Statement statement, AtomicBoolean over) {
        try {
            ProgressSource running = statement.unwrap(ProgressSource.class);
            while (running.progress().knownTasks() == 0 && !over.get()) {
                Thread.sleep(1);
            }
            statement.cancel();
        } catch (SQLException | InterruptedException error) {
            throw new AssertionError(error);
        }
    }

    @Test
    void tellsAListenerOfProgress() throws SQLException {
        List<EngineProgress> told = new CopyOnWriteArrayList<>();
        try (Statement statement = connection.createStatement()) {
            ProgressSource source = statement.unwrap(ProgressSource.class);
            try (ProgressWatch _ =
                    source.watch(
                            1,
                            progress -> {
                                told.add(progress);
                                try {
                                    statement.cancel();
                                } catch (SQLException error) {
                                    throw new AssertionError(error);
                                }
                            })) {
                assertThrows(SQLException.class, () -> statement.executeQuery(ENDLESS));
            }
        }
        assertTrue(told.getFirst().knownTasks() > 0, told::toString);
    }

    @Test
    void endsAtTheQueryTimeout() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            SQLTimeoutException error =
                    assertThrows(SQLTimeoutException.class, () -> statement.executeQuery(ENDLESS));
            assertEquals(
                    "The statement exceeded its timeout of 1 s. Raise the statement's query timeout.",
                    error.getMessage());
            assertEquals("HYT00", error.getSQLState());
        }
    }

    @Test
    void stopsAtMaxRows() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(3);
            ResultSet rows = statement.executeQuery("SELECT * FROM tpch.tiny.lineitem");
            int read = 0;
            while (rows.next()) {
                read++;
            }
            assertEquals(3, read);
        }
    }

    @Test
    void listsTablesAndColumns() throws SQLException {
        assertTrue(names(connection.getMetaData().getCatalogs(), "TABLE_CAT").contains("tpch"));
        assertTrue(
                names(connection.getMetaData().getSchemas("tpch", null), "TABLE_SCHEM")
                        .containsAll(List.of("tiny", "sf1")));
        assertEquals(
                List.of("nation", "region"),
                names(
                        connection.getMetaData().getTables("tpch", "tiny", "%ion", null),
                        "TABLE_NAME"));
        assertEquals(
                List.of("n_nationkey", "n_name", "n_regionkey", "n_comment"),
                names(
                        connection.getMetaData().getColumns("tpch", "tiny", "nation", null),
                        "COLUMN_NAME"));
        assertTrue(
                names(connection.getMetaData().getFunctions(null, null, "UPP%"), "FUNCTION_NAME")
                        .contains("UPPER"));
    }

    @Test
    void listsTemporaryViewsApart() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertFalse(statement.execute("CREATE TEMP VIEW short AS SELECT 1 AS one"));
            assertEquals(0, statement.getUpdateCount());
        }
        ResultSet views =
                connection
                        .getMetaData()
                        .getTables(null, null, "short", new String[] {"LOCAL TEMPORARY"});
        assertEquals(List.of("short"), names(views, "TABLE_NAME"));
        assertEquals(
                List.of("one"),
                names(
                        connection.getMetaData().getColumns(null, null, "short", null),
                        "COLUMN_NAME"));
    }

    private static List<String> names(ResultSet rows, String column) throws SQLException {
        List<String> names = new ArrayList<>();
        while (rows.next()) {
            names.add(rows.getString(column));
        }
        return names;
    }

    @Test
    void looksNamesUpWhereTheUrlSays() throws SQLException {
        try (Connection tiny = connect("tpch/tiny");
                Statement statement = tiny.createStatement()) {
            assertEquals("tpch", tiny.getCatalog());
            assertEquals("tiny", tiny.getSchema());
            ResultSet rows = statement.executeQuery("SELECT count(*) FROM region");
            assertTrue(rows.next());
            assertEquals(5, rows.getInt(1));
        }
        connection.setCatalog("tpch");
        assertEquals("tpch", connection.getCatalog());
        assertThrows(SQLException.class, () -> connect("nowhere/tiny"));
    }

    @Test
    void readsBytes() throws SQLException {
        assertArrayEquals(new byte[] {0, (byte) 0xff}, row("SELECT X'00FF' AS b").getBytes(1));
    }

    @Test
    void knowsNullOrder() throws SQLException {
        ResultSet first = row("SELECT a FROM (VALUES (1), (NULL)) AS t(a) ORDER BY a DESC");
        assertEquals(connection.getMetaData().nullsAreSortedHigh(), first.getObject(1) == null);
    }
}
