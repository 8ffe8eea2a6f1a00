package io.feldspar.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.spi.TypeKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeldsparResultSetTest {

    private Connection connection;
    private ResultSet row;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:feldspar:");
        row = query("types");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private ResultSet query(String sql) throws SQLException {
        ResultSet results = connection.createStatement().executeQuery(sql);
        assertTrue(results.next());
        return results;
    }

    @Test
    void givesEachTypeAsTheObjectThatMetaDataNames() throws SQLException, ClassNotFoundException {
        ResultSetMetaData metaData = row.getMetaData();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            Class<?> named =
                    metaData.getColumnType(i) == Types.VARBINARY
                            ? byte[].class
                            : Class.forName(metaData.getColumnClassName(i));
            assertEquals(named, row.getObject(i).getClass(), metaData.getColumnName(i));
        }
    }

    @Test
    void givesEachTypeAsText() throws SQLException {
        String[] expected = {
            "true",
            "-7",
            "-300",
            "2000000000",
            "9000000000000000000",
            "0.1",
            "1.0E10",
            "12345.60",
            "grüße",
            "00ff",
            "2026-11-23",
            "08:05:00.25",
            "2026-11-23 08:05:00.123456",
            "2026-11-23 08:05:00+00:00",
            "1-02",
            "3 00:00:00.5",
            "01234567-89ab-cdef-0123-456789abcdef",
            "{\"a\":1}"
        };
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], row.getString(i + 1));
        }
    }

    @Test
    void givesNullsOfEachType() throws SQLException {
        assertTrue(row.next());
        for (int i = 1; i <= FakeEngine.TYPE_COLUMNS.size(); i++) {
            assertNull(row.getObject(i));
            assertTrue(row.wasNull());
            assertNull(row.getString(i));
            assertNull(row.getObject(i, LocalDate.class));
        }
        assertEquals(0, row.getInt("c_INTEGER"));
        assertTrue(row.wasNull());
        assertFalse(row.getBoolean("c_BOOLEAN"));
        assertNull(row.getBigDecimal("c_DECIMAL"));
        assertNull(row.getTimestamp("c_TIMESTAMP"));
        assertNull(row.getCharacterStream("c_VARCHAR"));
        assertFalse(row.next());
    }

    @Test
    void convertsNumbers() throws SQLException {
        assertEquals(-300, row.getShort("c_smallint"));
        assertFalse(row.wasNull());
        assertEquals(-300L, row.getLong("C_SMALLINT"));
        assertEquals(12345, row.getInt("c_DECIMAL"));
        assertEquals(new BigDecimal("12345.60"), row.getBigDecimal("c_DECIMAL"));
        assertEquals(12345.6, row.getDouble("c_DECIMAL"));
        assertEquals(0.1f, row.getFloat("c_REAL"));
        assertEquals(10_000_000_000L, row.getLong("c_DOUBLE"));
        assertTrue(row.getBoolean("c_BIGINT"));
        assertEquals(1, row.getInt("c_BOOLEAN"));
        assertEquals(
                new BigInteger("9000000000000000000"), row.getObject("c_BIGINT", BigInteger.class));
        assertEquals(42, query("text 42").getInt(1));
        assertEquals(new BigDecimal("4.20"), query("text  4.20 ").getBigDecimal(1));
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        SQLDataException error =
                assertThrows(SQLDataException.class, () -> row.getByte("c_SMALLINT"));
        assertEquals("-300 of c_SMALLINT is not between -128 and 127", error.getMessage());
        assertEquals("22003", error.getSQLState());
        assertThrows(SQLDataException.class, () -> row.getInt("c_BIGINT"));
        assertThrows(SQLDataException.class, () -> row.getInt("c_DOUBLE"));
        assertEquals(
                "'abc' of Text cannot be read as number",
                assertThrows(SQLDataException.class, () -> query("text abc").getInt(1))
                        .getMessage());
        assertThrows(SQLDataException.class, () -> row.getInt("c_DATE"));
        assertThrows(SQLDataException.class, () -> query("text maybe").getBoolean(1));
    }

    @Test
    void convertsDatesAndTimes() throws SQLException {
        assertEquals(Date.valueOf("2026-11-23"), row.getDate("c_DATE"));
        assertEquals(Date.valueOf("2026-11-23"), row.getDate("c_TIMESTAMP"));
        assertEquals(
                Timestamp.valueOf("2026-11-23 08:05:00.123456"), row.getTimestamp("c_TIMESTAMP"));
        assertEquals(LocalDate.of(2026, 11, 23), row.getObject("c_DATE", LocalDate.class));
        assertEquals(LocalTime.of(8, 5, 0, 250_000_000), row.getObject(12, LocalTime.class));
        assertEquals(
                LocalDateTime.of(2026, 11, 23, 0, 0), row.getObject("c_DATE", LocalDateTime.class));
        Instant instant = Instant.parse("2026-11-23T08:05:00Z");
        assertEquals(instant, row.getObject("c_TIMESTAMP_TZ", Instant.class));
        assertEquals(Timestamp.from(instant), row.getTimestamp("c_TIMESTAMP_TZ"));
        assertEquals(instant, row.getObject("c_TIMESTAMP_TZ", OffsetDateTime.class).toInstant());
        assertEquals(Period.ofMonths(14), row.getObject(15, Period.class));
        assertEquals(Duration.ofMillis(259_200_500), row.getObject(16, Duration.class));
        assertEquals("08:05:00", row.getTime("c_TIME").toString());
    }

    @Test
    void placesLocalTimesInTheCalendarsZone() throws SQLException {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        assertEquals(
                Instant.parse("2026-11-22T23:05:00.123456Z"),
                row.getTimestamp("c_TIMESTAMP", tokyo).toInstant());
        assertEquals(
                Instant.parse("2026-11-22T15:00:00Z").toEpochMilli(),
                row.getDate("c_DATE", tokyo).getTime());
    }

    @Test
    void parsesDatesInTexts() throws SQLException {
        assertEquals(Date.valueOf("2026-02-28"), query("text 2026-02-28").getDate(1));
        assertEquals(
                Timestamp.valueOf("2026-02-28 01:02:03.5"),
                query("text 2026-02-28 01:02:03.5").getTimestamp(1));
        assertThrows(SQLDataException.class, () -> query("text 2026-02-30").getDate(1));
        assertThrows(
                SQLDataException.class, () -> query("text 2026-02-30 01:02:03").getTimestamp(1));
    }

    @Test
    void givesStreams() throws SQLException, IOException {
        assertArrayEquals(
                new byte[] {0, (byte) 0xff}, row.getBinaryStream("c_VARBINARY").readAllBytes());
        char[] read = new char[20];
        int length = row.getCharacterStream("c_VARCHAR").read(read);
        assertEquals("grüße", new String(read, 0, length));
        assertArrayEquals(
                "gr??e".getBytes(StandardCharsets.US_ASCII),
                row.getAsciiStream("c_VARCHAR").readAllBytes());
        assertArrayEquals(new byte[] {0, (byte) 0xff}, row.getBytes("c_VARBINARY"));
    }

    @Test
    void findsColumnsWhateverTheirCase() throws SQLException {
        assertEquals(11, row.findColumn("C_date"));
        SQLException error = assertThrows(SQLException.class, () -> row.getInt("nothing"));
        assertEquals("Column 'nothing' not found in the result", error.getMessage());
        assertEquals("07009", error.getSQLState());
        assertEquals(
                "Column 19 not found: the result has 18",
                assertThrows(SQLException.class, () -> row.getInt(19)).getMessage());
        assertThrows(SQLException.class, () -> row.getInt(0));
    }

    @Test
    void hasARowOnlyBetweenFirstAndLast() throws SQLException {
        ResultSet results = connection.createStatement().executeQuery("count 1");
        assertEquals(
                "24000", assertThrows(SQLException.class, () -> results.getInt(1)).getSQLState());
        assertTrue(results.next());
        assertTrue(results.isFirst());
        assertFalse(results.next());
        assertTrue(results.isAfterLast());
        assertFalse(results.next());
        assertThrows(SQLException.class, () -> results.getInt(1));
    }

    @Test
    void refusesToScrollAndToChange() {
        assertThrows(SQLFeatureNotSupportedException.class, row::previous);
        assertThrows(SQLFeatureNotSupportedException.class, () -> row.absolute(1));
        assertThrows(SQLFeatureNotSupportedException.class, () -> row.updateInt(1, 1));
        assertThrows(SQLFeatureNotSupportedException.class, () -> row.updateString("a", "b"));
        assertThrows(SQLFeatureNotSupportedException.class, row::insertRow);
        assertThrows(SQLFeatureNotSupportedException.class, () -> row.getBlob(1));
    }

    @Test
    void describesColumns() throws SQLException {
        ResultSetMetaData metaData = row.getMetaData();
        int decimal = TypeKind.DECIMAL.ordinal() + 1;
        assertEquals("c_DECIMAL", metaData.getColumnLabel(decimal));
        assertEquals(Types.DECIMAL, metaData.getColumnType(decimal));
        assertEquals("DECIMAL(15, 2)", metaData.getColumnTypeName(decimal));
        assertEquals(15, metaData.getPrecision(decimal));
        assertEquals(2, metaData.getScale(decimal));
        assertEquals(17, metaData.getColumnDisplaySize(decimal));
        assertEquals("java.math.BigDecimal", metaData.getColumnClassName(decimal));
        assertEquals(ResultSetMetaData.columnNullable, metaData.isNullable(decimal));
        assertTrue(metaData.isSigned(decimal));
        assertFalse(metaData.isSigned(1));
        assertThrows(SQLException.class, () -> metaData.getColumnName(19));
    }
}
