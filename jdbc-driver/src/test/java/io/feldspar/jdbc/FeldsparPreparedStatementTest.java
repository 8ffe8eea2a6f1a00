package io.feldspar.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeldsparPreparedStatementTest {

    private Connection connection;
    private PreparedStatement echo;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:feldspar:");
        echo = connection.prepareStatement("echo");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private String echoed() throws SQLException {
        try (ResultSet results = echo.executeQuery()) {
            assertTrue(results.next());
            return results.getString(1);
        }
    }

    @Test
    void passesEverySetterAsAValue() throws SQLException {
        echo.setBoolean(1, true);
        assertEquals("Boolean true", echoed());
        echo.setByte(1, (byte) 1);
        assertEquals("Integer 1", echoed());
        echo.setShort(1, (short) 2);
        assertEquals("Integer 2", echoed());
        echo.setInt(1, 3);
        assertEquals("Integer 3", echoed());
        echo.setLong(1, 4);
        assertEquals("Long 4", echoed());
        echo.setFloat(1, 0.5f);
        assertEquals("Double 0.5", echoed());
        echo.setDouble(1, 0.1);
        assertEquals("Double 0.1", echoed());
        echo.setBigDecimal(1, new BigDecimal("1.50"));
        assertEquals("BigDecimal 1.50", echoed());
        echo.setBytes(1, new byte[] {1, 2});
        assertEquals("byte[] 0102", echoed());
        echo.setDate(1, Date.valueOf("2026-11-23"));
        assertEquals("LocalDate 2026-11-23", echoed());
        echo.setTime(1, Time.valueOf("08:05:00"));
        assertEquals("LocalTime 08:05:00", echoed());
        echo.setTimestamp(1, Timestamp.valueOf("2026-11-23 08:05:00.123456"));
        assertEquals("LocalDateTime 2026-11-23 08:05:00.123456", echoed());
        echo.setNull(1, Types.INTEGER);
        assertNull(echoed());
        echo.setCharacterStream(1, new StringReader("abcdef"), 3);
        assertEquals("String abc", echoed());
        echo.setBinaryStream(1, new ByteArrayInputStream(new byte[] {9, 8}));
        assertEquals("byte[] 0908", echoed());
    }

    @Test
    void passesObjectsByTheirClass() throws SQLException {
        assertObject("BigDecimal 12", new BigInteger("12"));
        assertObject("String x", 'x');
        assertObject("LocalDate 2026-11-23", LocalDate.of(2026, 11, 23));
        assertObject("OffsetDateTime 1970-01-01 00:00:00+00:00", Instant.EPOCH);
        assertObject("Period 0-02", Period.ofMonths(2));
        assertObject("Double 0.5", 0.5f);
        assertThrows(SQLException.class, () -> echo.setObject(1, new Thread()));
    }

    private void assertObject(String expected, Object value) throws SQLException {
        echo.setObject(1, value);
        assertEquals(expected, echoed());
    }

    @Test
    void convertsObjectsToTheTypeAskedFor() throws SQLException {
        echo.setObject(1, "42", Types.INTEGER);
        assertEquals("Integer 42", echoed());
        echo.setObject(1, 42, JDBCType.VARCHAR);
        assertEquals("String 42", echoed());
        echo.setObject(1, "1.239", Types.DECIMAL, 2);
        assertEquals("BigDecimal 1.24", echoed());
        echo.setObject(1, "2026-11-23", Types.DATE);
        assertEquals("LocalDate 2026-11-23", echoed());
        assertThrows(SQLException.class, () -> echo.setObject(1, "x", Types.INTEGER));
        assertThrows(
                SQLFeatureNotSupportedException.class, () -> echo.setObject(1, "x", Types.ARRAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table t --", "?", "-?", "/* ? */", "\\'", "a\0b", "$1"})
    void leavesTextsAsTheyAre(String text) throws SQLException {
        echo.setString(1, text);
        assertEquals("String " + text, echoed());
    }

    @Test
    void wantsEveryParameterSet() throws SQLException {
        echo.setInt(2, 1);
        SQLException error = assertThrows(SQLException.class, echo::executeQuery);
        assertEquals("Parameter 1 is not set", error.getMessage());
        assertEquals("07001", error.getSQLState());
        assertThrows(SQLException.class, () -> echo.setInt(0, 1));
        echo.setInt(1, 1);
        echo.clearParameters();
        echo.setInt(1, 5);
        try (ResultSet results = echo.executeQuery()) {
            assertEquals(1, results.getMetaData().getColumnCount());
        }
    }

    @Test
    void describesItselfBeforeItRuns() throws SQLException {
        assertEquals("p1", echo.getMetaData().getColumnName(1));
        ParameterMetaData parameters = echo.getParameterMetaData();
        assertEquals(1, parameters.getParameterCount());
        assertEquals(Types.DECIMAL, parameters.getParameterType(1));
        assertEquals("DECIMAL(15, 2)", parameters.getParameterTypeName(1));
        assertThrows(SQLException.class, () -> parameters.getScale(2));
        try (PreparedStatement update = connection.prepareStatement("update 1")) {
            assertNull(update.getMetaData());
        }
        try (PreparedStatement wrong = connection.prepareStatement("wrong")) {
            assertThrows(SQLSyntaxErrorException.class, wrong::getMetaData);
        }
    }

    @Test
    void runsBatchesOfParameters() throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update 3")) {
            update.setInt(1, 1);
            update.addBatch();
            update.setInt(1, 2);
            update.addBatch();
            assertEquals(2, update.executeBatch().length);
        }
    }

    @Test
    void refusesOtherTexts() {
        assertThrows(SQLException.class, () -> echo.execute("count 1"));
        assertThrows(SQLException.class, () -> echo.executeQuery("count 1"));
        assertThrows(SQLException.class, () -> echo.executeUpdate("update 1"));
        assertThrows(SQLException.class, () -> echo.addBatch("update 1"));
    }
}
