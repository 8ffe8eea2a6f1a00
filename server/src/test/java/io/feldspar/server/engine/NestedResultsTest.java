package io.feldspar.server.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Types;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arrays, structs and maps as JDBC gives them, from the engine in the process and from a server.
class NestedResultsTest {

    private static RemoteServer server;

    @BeforeAll
    static void start() throws EngineException {
        server = new RemoteServer(Map.of());
    }

    @AfterAll
    static void stop() throws EngineException {
        server.close();
    }

    private static Connection connect(boolean remote) throws SQLException {
        return remote ? server.connect("") : DriverManager.getConnection("jdbc:feldspar:");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void arraysStructsAndMapsAreThoseOfJdbc(boolean remote) throws SQLException {
        String sql =
                """
                SELECT [1, NULL, 3] AS a, {'x': 1.50BD, 'y': DATE '2026-01-02', 'z': ['p', 'q']} AS s,
                       MAP {'k': [true], 'l': NULL} AS m, CAST(NULL AS ARRAY<INT>) AS n
                """;
        try (Connection connection = connect(remote);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            ResultSetMetaData columns = row.getMetaData();
            assertEquals(Types.ARRAY, columns.getColumnType(1));
            assertEquals(Types.STRUCT, columns.getColumnType(2));
            assertEquals(
                    "STRUCT<x: DECIMAL(3, 2), y: DATE, z: ARRAY<VARCHAR>>",
                    columns.getColumnTypeName(2));
            assertEquals("MAP<VARCHAR, ARRAY<BOOLEAN>>", columns.getColumnTypeName(3));
            assertTrue(row.next());
            Array array = row.getArray("a");
            assertEquals("INTEGER", array.getBaseTypeName());
            assertArrayEquals(new Object[] {1, null, 3}, (Object[]) array.getArray());
            Struct struct = assertInstanceOf(Struct.class, row.getObject("s"));
            Object[] attributes = struct.getAttributes();
            assertEquals("1.50", attributes[0].toString());
            assertEquals(Date.valueOf("2026-01-02"), attributes[1]);
            assertArrayEquals(
                    new Object[] {"p", "q"}, (Object[]) ((Array) attributes[2]).getArray());
            Map<?, ?> map = assertInstanceOf(Map.class, row.getObject("m"));
            assertEquals(List.of("k", "l"), List.copyOf(map.keySet()));
            assertNull(map.get("l"));
            assertNull(row.getArray("n"));
            assertTrue(row.wasNull());
            assertEquals("[1, NULL, 3]", row.getString("a"));
            assertEquals("{'x': 1.50, 'y': 2026-01-02, 'z': [p, q]}", row.getString("s"));
            assertEquals("{k=[true], l=NULL}", row.getString("m"));
            assertFalse(row.next());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nestedTimesHaveMicroseconds(boolean remote) throws SQLException {
        String sql =
                """
                SELECT [t] AS a, {'x': t} AS s, MAP {'k': t} AS m, t
                FROM (VALUES (TIME '12:34:56.123456')) v(t)
                """;
        LocalTime time = LocalTime.of(12, 34, 56, 123_456_000);
        try (Connection connection = connect(remote);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            assertArrayEquals(new Object[] {time}, (Object[]) row.getArray("a").getArray());
            Struct struct = assertInstanceOf(Struct.class, row.getObject("s"));
            assertArrayEquals(new Object[] {time}, struct.getAttributes());
            assertEquals(Map.of("k", time), row.getObject("m"));
            assertEquals(time, row.getObject("t", LocalTime.class));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void preparedStatementsDescribeNestedColumnsAndCastThem(boolean remote) throws SQLException {
        String sql =
                "SELECT CAST({'a': 1, 'b': ['2']} AS STRUCT<a: BIGINT, b: ARRAY<INT>>) AS s,"
                        + " array(CAST(? AS INT), 2) AS l";
        try (Connection connection = connect(remote);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            assertEquals(
                    "STRUCT<a: BIGINT, b: ARRAY<INTEGER>>",
                    statement.getMetaData().getColumnTypeName(1));
            statement.setInt(1, 7);
            try (ResultSet row = statement.executeQuery()) {
                assertTrue(row.next());
                assertEquals("{'a': 1, 'b': [2]}", row.getString(1));
                assertEquals("[7, 2]", row.getString(2));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyBatchesOfNestedValuesAreGivenWhole(boolean remote) throws SQLException {
        String sql =
                """
                SELECT id, CASE WHEN id % 7 = 0 THEN NULL ELSE [id, NULL, id * 2] END,
                       {'m': MAP {id: CAST(id AS VARCHAR)}, 'n': CASE WHEN id % 2 = 0 THEN id END}
                FROM range(10000) AS r(id)
                """;
        try (Connection connection = connect(remote);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<@Nullable String> wrong = new ArrayList<>();
            int count = 0;
            while (rows.next()) {
                long id = rows.getLong(1);
                String list = id % 7 == 0 ? null : "[" + id + ", NULL, " + id * 2 + "]";
                String other = id % 2 == 0 ? String.valueOf(id) : "NULL";
                String struct = "{'m': {" + id + "=" + id + "}, 'n': " + other + "}";
                if (!String.valueOf(list).equals(String.valueOf(rows.getString(2)))
                        || !struct.equals(rows.getString(3))) {
                    wrong.add(id + " " + rows.getString(2) + " " + rows.getString(3));
                }
                count++;
            }
            assertEquals(List.of(), wrong);
            assertEquals(10000, count);
        }
    }
}
