package io.feldspar.server.hive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.spi.EngineException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/// Hive's own driver, as it is released, does ordinary work, in each of the ways in which it can
/// connect.
@ParameterizedClass
@CsvSource({
    "3.1.3, ''",
    "3.1.3, ;auth=noSasl",
    "3.1.3, ;transportMode=http;httpPath=cliservice",
    "4.1.0, ''",
    "4.1.0, ;transportMode=http;httpPath=cliservice"
})
class HiveJdbcTest {

    private static final Map<String, HiveDriver> DRIVERS = new ConcurrentHashMap<>();
    private static HiveTestServer server;

    private final HiveDriver driver;
    private final String options;
    private Connection connection;

    HiveJdbcTest(String version, String options) {
        this.driver = DRIVERS.computeIfAbsent(version, HiveDriver::of);
        this.options = options;
    }

    @BeforeAll
    static void start() throws EngineException {
        server = new HiveTestServer(Map.of());
    }

    @AfterAll
    static void stop() throws EngineException {
        assertEquals(0, server.hive().sessions());
        assertEquals(0, server.server().server().runningStatements());
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = connect("/");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private Connection connect(String database) throws SQLException {
        return driver.connect(server.url(database + options), "ada", "secret");
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return texts(rows);
        }
    }

    private static List<List<String>> texts(ResultSet rows) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.add(String.valueOf(rows.getString(i)));
            }
            all.add(row);
        }
        return all;
    }

    @Test
    void readsEveryType() throws SQLException {
        String sql =
                """
                SELECT true, CAST(1 AS TINYINT), CAST(2 AS SMALLINT), 3, 4L,
                       CAST(1.5 AS REAL), 2.5D, 12.34BD, 'text', X'00ff',
                       DATE '2026-11-29', TIMESTAMP '2026-11-29 01:02:03.25', TIME '04:05:06',
                       INTERVAL '1-2' YEAR TO MONTH, INTERVAL '3 04:05:06.5' DAY TO SECOND,
                       ARRAY(1, 2), NULL,
                       {'a': 'x"y', 'b': [DATE '2026-11-29', NULL], 'c': MAP {1: 0.5BD}}
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            assertTrue(row.getBoolean(1));
            assertEquals(1, row.getByte(2));
            assertEquals(2, row.getShort(3));
            assertEquals(3, row.getInt(4));
            assertEquals(4L, row.getLong(5));
            assertEquals(1.5f, row.getFloat(6));
            assertEquals(2.5, row.getDouble(7));
            assertEquals(new BigDecimal("12.34"), row.getBigDecimal(8));
            assertEquals("text", row.getString(9));
            assertArrayEquals(new byte[] {0, -1}, (byte[]) row.getObject(10));
            assertEquals(Date.valueOf("2026-11-29"), row.getDate(11));
            assertEquals(Timestamp.valueOf("2026-11-29 01:02:03.25"), row.getTimestamp(12));
            assertEquals("04:05:06", row.getString(13));
            assertEquals("1-2", row.getString(14));
            assertEquals("3 04:05:06.500000000", row.getString(15));
            assertEquals("[1,2]", row.getString(16));
            assertNull(row.getObject(17));
            assertEquals(
                    "{\"a\":\"x\\\"y\",\"b\":[\"2026-11-29\",null],\"c\":{\"1\":0.5}}",
                    row.getString(18));
            assertFalse(row.next());
            ResultSetMetaData columns = row.getMetaData();
            assertEquals(Types.DECIMAL, columns.getColumnType(8));
            assertEquals(4, columns.getPrecision(8));
            assertEquals(2, columns.getScale(8));
        }
    }

    @Test
    void readsNullsOfEveryForm() throws SQLException {
        String sql =
                """
                SELECT CAST(NULL AS BOOLEAN), CAST(NULL AS INTEGER), CAST(NULL AS BIGINT),
                       CAST(NULL AS DOUBLE), CAST(NULL AS VARCHAR), CAST(NULL AS VARBINARY),
                       CAST(NULL AS DATE)
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            for (int i = 1; i <= 7; i++) {
                assertNull(row.getObject(i));
                assertTrue(row.wasNull());
            }
        }
    }

    @Test
    void readsManyRows() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(777);
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT l_orderkey, l_shipmode, nullif(l_linenumber, 1)"
                                    + " FROM tpch.tiny.lineitem")) {
                long count = 0;
                long sum = 0;
                long nulls = 0;
                while (rows.next()) {
                    count++;
                    sum += rows.getLong(1);
                    assertTrue(rows.getString(2).length() >= 3);
                    rows.getInt(3);
                    nulls += rows.wasNull() ? 1 : 0;
                }
                assertEquals(
                        rows(
                                "SELECT count(*), sum(l_orderkey), count_if(l_linenumber = 1)"
                                        + " FROM tpch.tiny.lineitem"),
                        List.of(
                                List.of(
                                        Long.toString(count),
                                        Long.toString(sum),
                                        Long.toString(nulls))));
            }
        }
    }

    /// The driver puts values into the text, with a backslash before quotes.
    @Test
    void preparedValuesStayValues() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT ?, ? + 1, ?, ? IS NULL")) {
            for (String text : List.of("it's", "' OR 1 = 1 --", "back\\slash", "ünï☃")) {
                statement.setString(1, text);
                statement.setInt(2, 41);
                statement.setDate(3, Date.valueOf("2026-11-29"));
                statement.setNull(4, Types.VARCHAR);
                try (ResultSet row = statement.executeQuery()) {
                    assertTrue(row.next());
                    assertEquals(text.contains("\\") ? unescaped(text) : text, row.getString(1));
                    assertEquals(42, row.getInt(2));
                    assertEquals("2026-11-29", row.getString(3));
                    assertTrue(row.getBoolean(4));
                }
            }
        }
    }

    /// A backslash that the driver does not escape is an escape of the dialect.
    private static String unescaped(String text) {
        return text.replace("\\s", "s");
    }

    @Test
    void changesData() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertFalse(statement.execute("CREATE TABLE hive_jdbc AS SELECT 1 AS a, 'x' AS b"));
            assertFalse(statement.execute("INSERT INTO hive_jdbc VALUES (2, 'y'), (3, 'z')"));
            assertTrue(statement.execute("SELECT count(*) FROM `hive_jdbc`"));
            try (ResultSet row = statement.getResultSet()) {
                assertTrue(row.next());
                assertEquals(3, row.getInt(1));
            }
            statement.execute("DROP TABLE hive_jdbc");
        }
    }

    @Test
    void errorsHaveTheirState() {
        assertEquals("42P01", state("SELECT * FROM no_such_table"));
        assertEquals("42601", state("SELECT FROM WHERE"));
        assertEquals("42703", state("SELECT nothing FROM tpch.tiny.nation"));
        assertEquals("22012", state("SELECT 1 / (n_regionkey - 1) FROM tpch.tiny.nation"));
    }

    private String state(String sql) {
        SQLException error = assertThrows(SQLException.class, () -> rows(sql));
        assertTrue(error.getMessage().length() > 10, error::toString);
        return error.getSQLState();
    }

    @Test
    void findsTheCatalogs() throws SQLException {
        try (Connection tpch = connect("/tpch.tiny")) {
            assertEquals(
                    List.of("feldspar", "tpcds", "tpch"),
                    texts(tpch.getMetaData().getCatalogs()).stream().map(List::getFirst).toList());
            List<String> schemas =
                    texts(tpch.getMetaData().getSchemas()).stream().map(List::getFirst).toList();
            assertTrue(schemas.contains("tiny"), schemas::toString);
            assertEquals(
                    List.of(List.of("tpch", "tiny", "nation", "TABLE")),
                    texts(
                                    tpch.getMetaData()
                                            .getTables(
                                                    null,
                                                    "tiny",
                                                    "nat%",
                                                    new String[] {"TABLE", "VIEW"}))
                            .stream()
                            .map(row -> row.subList(0, 4))
                            .toList());
            assertEquals(
                    List.of("n_nationkey INTEGER", "n_name VARCHAR"),
                    texts(tpch.getMetaData().getColumns(null, "tiny", "nation", "n\\_na%")).stream()
                            .map(row -> row.get(3) + " " + row.get(5))
                            .toList());
            assertEquals("ALGERIA", rows(tpch, "SELECT min(n_name) FROM nation"));
        }
    }

    private static String rows(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }

    @Test
    void listsTypesAndFunctionsAndNoKeys() throws SQLException {
        assertTrue(
                texts(connection.getMetaData().getTypeInfo()).stream()
                        .anyMatch(row -> row.getFirst().equals("DECIMAL")));
        assertEquals(
                List.of("SUBSTRING"),
                texts(connection.getMetaData().getFunctions(null, null, "SUBSTRING")).stream()
                        .map(row -> row.get(2))
                        .toList());
        assertTrue(texts(connection.getMetaData().getTableTypes()).contains(List.of("VIEW")));
        assertEquals(
                List.of(), texts(connection.getMetaData().getPrimaryKeys(null, "tiny", "nation")));
        assertEquals(
                List.of(),
                texts(connection.getMetaData().getCrossReference(null, "a", "b", null, "c", "d")));
        assertEquals("Feldspar", connection.getMetaData().getDatabaseProductName());
        assertTrue(connection.isValid(5));
    }

    @Test
    @Timeout(20)
    void cancelsFromAnotherThread() throws Exception {
        try (Statement statement = connection.createStatement()) {
            Thread canceller =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            TimeUnit.MILLISECONDS.sleep(700);
                                            statement.cancel();
                                        } catch (SQLException | InterruptedException error) {
                                            throw new IllegalStateException(error);
                                        }
                                    });
            SQLException error =
                    assertThrows(SQLException.class, () -> statement.executeQuery(LONG).next());
            canceller.join();
            assertTrue(
                    error.getMessage().toLowerCase(Locale.ROOT).contains("cancel"),
                    error::toString);
        }
        awaitNothingRuns();
    }

    private static final String LONG =
            "SELECT count(*) FROM tpch.sf1.lineitem a, tpch.sf1.lineitem b"
                    + " WHERE a.l_comment || b.l_comment = 'x'";

    private void awaitNothingRuns() throws InterruptedException {
        while (server.server().server().runningStatements() > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    @Timeout(20)
    void stopsAtTheTimeout() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThrows(SQLTimeoutException.class, () -> statement.executeQuery(LONG));
        }
        awaitNothingRuns();
    }

    @Test
    @Timeout(20)
    void whatRunsEndsWithItsConnection() throws Exception {
        Connection other = connect("/");
        Statement statement = other.createStatement();
        Thread runner =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        assertThrows(
                                                SQLException.class,
                                                () -> statement.executeQuery(LONG)));
        while (server.server().server().runningStatements() == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        other.close();
        runner.join();
        awaitNothingRuns();
    }

    @Test
    void settingsAreOfTheSession() throws SQLException {
        try (Connection other = connect("/tpch.tiny")) {
            assertEquals("spark", dialect(other));
            try (Statement statement = other.createStatement()) {
                statement.execute("SET feldspar.dialect = feldspar");
                assertEquals("feldspar", dialect(other));
                assertEquals("spark", dialect(connection));
                statement.execute("USE tpch.sf1");
                assertEquals("25", rows(other, "SELECT count(*) FROM nation"));
            }
        }
    }

    private static String dialect(Connection of) throws SQLException {
        try (Statement statement = of.createStatement();
                ResultSet row = statement.executeQuery("SET feldspar.dialect")) {
            assertTrue(row.next());
            return row.getString(2);
        }
    }
}
