package io.feldspar.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeldsparStatementTest {

    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:feldspar:");
        statement = connection.createStatement();
    }

    @AfterEach
    void leavesNoResultOpen() throws SQLException {
        connection.close();
        assertEquals(0, FakeEngine.OPEN_RESULTS.get());
    }

    private int countRows(String sql) throws SQLException {
        int rows = 0;
        try (ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                assertEquals(rows, results.getInt(1));
                rows++;
                assertEquals(rows, results.getRow());
            }
        }
        return rows;
    }

    @Test
    void readsRowsAcrossBatches() throws SQLException {
        assertEquals(0, countRows("count 0"));
        assertEquals(3, countRows("count 3"));
        assertEquals(10, countRows("count 10"));
    }

    @Test
    void stopsAtMaxRows() throws SQLException {
        statement.setMaxRows(4);
        assertEquals(4, countRows("count 10"));
        statement.setMaxRows(0);
        assertEquals(10, countRows("count 10"));
        assertThrows(SQLException.class, () -> statement.setMaxRows(-1));
    }

    @Test
    void tellsRowsFromCounts() throws SQLException {
        assertTrue(statement.execute("count 1"));
        assertEquals(-1, statement.getUpdateCount());
        assertTrue(statement.getResultSet().next());
        assertFalse(statement.getMoreResults());
        assertNull(statement.getResultSet());
        assertFalse(statement.execute("update 5"));
        assertEquals(5, statement.getUpdateCount());
        assertNull(statement.getResultSet());
        assertEquals(7, statement.executeUpdate("update 7"));
        assertEquals(5_000_000_000L, statement.executeLargeUpdate("update 5000000000"));
        assertThrows(SQLDataException.class, () -> statement.executeUpdate("update 5000000000"));
        assertThrows(SQLException.class, () -> statement.executeUpdate("count 1"));
        assertThrows(SQLException.class, () -> statement.executeQuery("update 1"));
    }

    @Test
    void closesTheResultBeforeTheNext() throws SQLException {
        ResultSet first = statement.executeQuery("count 3");
        ResultSet second = statement.executeQuery("count 3");
        assertTrue(first.isClosed());
        assertThrows(SQLException.class, first::next);
        assertTrue(second.next());
        statement.close();
        assertTrue(second.isClosed());
        assertEquals(
                "The statement is closed",
                assertThrows(SQLException.class, () -> statement.execute("count 1")).getMessage());
    }

    @Test
    void closesOnCompletion() throws SQLException {
        statement.closeOnCompletion();
        statement.executeQuery("count 1").close();
        assertTrue(statement.isClosed());
    }

    @Test
    void closesStatementsWithTheConnection() throws SQLException {
        ResultSet results = statement.executeQuery("count 3");
        connection.close();
        assertTrue(statement.isClosed());
        assertTrue(results.isClosed());
        assertEquals(
                "08003",
                assertThrows(SQLException.class, () -> connection.createStatement()).getSQLState());
    }

    @Test
    void givesTheErrorsThatFitTheirSqlState() {
        assertError(SQLSyntaxErrorException.class, "42601");
        assertError(SQLDataException.class, "22012");
        assertError(SQLFeatureNotSupportedException.class, "0A000");
        assertError(SQLTransientException.class, "53200");
        assertError(SQLTimeoutException.class, "HYT00");
        assertError(SQLException.class, "XX000");
    }

    private void assertError(Class<? extends SQLException> expected, String state) {
        SQLException error =
                assertThrows(
                        SQLException.class, () -> statement.execute("fail " + state + " Oh no"));
        assertEquals(expected, error.getClass());
        assertEquals(state, error.getSQLState());
        assertEquals("Oh no", error.getMessage());
    }

    @Test
    void worksOnAfterAnError() throws SQLException {
        assertThrows(SQLException.class, () -> statement.execute("fail 42601 Oh no"));
        assertEquals(2, countRows("count 2"));
    }

    @Test
    void cancelsFromAnotherThread() throws Exception {
        Thread canceller =
                new Thread(
                        () -> {
                            try {
                                while (statement
                                                .unwrap(ProgressSource.class)
                                                .progress()
                                                .knownTasks()
                                        == 0) {
                                    Thread.onSpinWait();
                                }
                                statement.cancel();
                            } catch (SQLException error) {
                                throw new AssertionError(error);
                            }
                        });
        canceller.start();
        SQLException error = assertThrows(SQLException.class, () -> statement.executeQuery("wait"));
        canceller.join();
        assertEquals("57014", error.getSQLState());
    }

    @Test
    void endsAtTheQueryTimeout() throws SQLException {
        statement.setQueryTimeout(1);
        assertThrows(SQLTimeoutException.class, () -> statement.executeQuery("wait"));
    }

    @Test
    void runsBatchesUntilTheFirstError() throws SQLException {
        statement.addBatch("update 1");
        statement.addBatch("update 2");
        assertEquals(2, statement.executeBatch()[1]);
        assertEquals(0, statement.executeBatch().length);
        statement.addBatch("update 1");
        statement.addBatch("fail 22012 Oh no");
        statement.addBatch("update 3");
        BatchUpdateException error =
                assertThrows(BatchUpdateException.class, statement::executeBatch);
        assertEquals("Statement 2 of the batch failed: Oh no", error.getMessage());
        assertEquals("22012", error.getSQLState());
        assertEquals(1, error.getUpdateCounts().length);
    }

    @Test
    void chainsWarnings() throws SQLException {
        statement.execute("count 7");
        assertEquals("Seven rows", statement.getWarnings().getMessage());
        assertEquals("Really", statement.getWarnings().getNextWarning().getMessage());
        statement.execute("count 6");
        assertNull(statement.getWarnings());
    }

    @Test
    void endsTransactionsByStatements() throws SQLException {
        FakeEngine.TRANSACTIONS.clear();
        assertThrows(SQLException.class, connection::rollback);
        assertThrows(SQLException.class, connection::commit);
        connection.setAutoCommit(true);
        connection.setAutoCommit(false);
        assertFalse(connection.getAutoCommit());
        statement.execute("update 7");
        connection.rollback();
        connection.commit();
        connection.setAutoCommit(true);
        assertEquals(
                List.of(
                        "SET feldspar.autocommit = false",
                        "ROLLBACK",
                        "COMMIT",
                        "SET feldspar.autocommit = true"),
                FakeEngine.TRANSACTIONS);
        assertThrows(SQLFeatureNotSupportedException.class, connection::setSavepoint);
        assertEquals(Connection.TRANSACTION_REPEATABLE_READ, connection.getTransactionIsolation());
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        assertThrows(
                SQLFeatureNotSupportedException.class,
                () -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
    }

    @Test
    void refusesWhatItDoesNotHave() {
        assertThrows(
                SQLFeatureNotSupportedException.class,
                () ->
                        connection.createStatement(
                                ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_READ_ONLY));
        assertThrows(
                SQLFeatureNotSupportedException.class,
                () ->
                        connection.createStatement(
                                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE));
        assertThrows(SQLException.class, () -> statement.execute("update 1", 42));
        assertThrows(SQLFeatureNotSupportedException.class, () -> connection.prepareCall("x"));
        assertThrows(SQLFeatureNotSupportedException.class, connection::createBlob);
    }

    @Test
    void generatesNoKeys() throws SQLException {
        statement.execute("update 7", Statement.RETURN_GENERATED_KEYS);
        assertEquals(7, statement.getUpdateCount());
        try (ResultSet keys = statement.getGeneratedKeys()) {
            assertFalse(keys.next());
        }
        assertEquals(7, statement.executeUpdate("update 7", new String[] {"id"}));
        assertEquals(7, statement.executeUpdate("update 7", new int[] {1}));
    }

    @Test
    void scrollsInAnyDirection() throws SQLException {
        try (Statement scrolling =
                        connection.createStatement(
                                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows = scrolling.executeQuery("count 5")) {
            assertEquals(ResultSet.TYPE_SCROLL_INSENSITIVE, rows.getType());
            assertTrue(rows.isBeforeFirst());
            assertTrue(rows.last());
            assertTrue(rows.isLast());
            assertEquals(5, rows.getRow());
            long last = rows.getLong(1);
            assertTrue(rows.previous());
            assertEquals(4, rows.getRow());
            assertFalse(rows.isLast());
            assertTrue(rows.first());
            assertTrue(rows.isFirst());
            assertFalse(rows.previous());
            assertTrue(rows.isBeforeFirst());
            assertThrows(SQLException.class, () -> rows.getLong(1));
            assertTrue(rows.absolute(-1));
            assertEquals(last, rows.getLong(1));
            assertFalse(rows.relative(3));
            assertTrue(rows.isAfterLast());
            assertTrue(rows.relative(-1));
            assertEquals(5, rows.getRow());
            assertFalse(rows.absolute(6));
            assertFalse(rows.absolute(-6));
            rows.beforeFirst();
            assertTrue(rows.next());
            assertEquals(1, rows.getRow());
            rows.afterLast();
            assertTrue(rows.isAfterLast());
            rows.setFetchDirection(ResultSet.FETCH_REVERSE);
        }
    }

    @Test
    void keepsNoMoreRowsThanTheLimit() throws SQLException {
        try (ResultSet rows = statement.executeQuery("count 5")) {
            Cursor cursor = new ScrollCursor(((FeldsparResultSet) rows).cursor(), 1, 3);
            assertTrue(cursor.moveTo(3));
            assertEquals(
                    "53400",
                    assertThrows(SQLException.class, () -> cursor.moveTo(-1)).getSQLState());
        }
    }

    @Test
    void tellsBeforeReadingWhetherThereAreRows() throws SQLException {
        try (ResultSet rows = statement.executeQuery("count 2")) {
            assertTrue(rows.isBeforeFirst());
            assertTrue(rows.next());
            assertFalse(rows.isBeforeFirst());
            assertThrows(SQLFeatureNotSupportedException.class, rows::previous);
            assertThrows(SQLFeatureNotSupportedException.class, rows::isLast);
        }
        try (ResultSet rows = statement.executeQuery("count 0")) {
            assertFalse(rows.isBeforeFirst());
        }
    }

    @Test
    void lendsPooledConnectionsAgain() throws SQLException {
        ReusedConnection pooled = new ReusedConnection(connection);
        List<String> events = new ArrayList<>();
        pooled.addConnectionEventListener(
                new ConnectionEventListener() {
                    @Override
                    public void connectionClosed(ConnectionEvent event) {
                        events.add("closed");
                    }

                    @Override
                    public void connectionErrorOccurred(ConnectionEvent event) {
                        events.add("error");
                    }
                });
        Connection first = pooled.getConnection();
        first.setAutoCommit(false);
        Statement left = first.createStatement();
        first.close();
        first.close();
        assertTrue(first.isClosed());
        assertTrue(left.isClosed());
        assertEquals(
                "08003", assertThrows(SQLException.class, first::createStatement).getSQLState());
        Connection second = pooled.getConnection();
        assertNotEquals(first, second);
        assertTrue(second.getAutoCommit());
        Connection third = pooled.getConnection();
        assertTrue(second.isClosed());
        assertFalse(third.isClosed());
        pooled.close();
        assertThrows(SQLException.class, third::createStatement);
        assertEquals(List.of("closed", "error"), events);
    }

    @Test
    void changesCatalogAndSchema() throws SQLException {
        connection.setCatalog("tpch");
        connection.setSchema("tiny");
        assertEquals("tpch", connection.getCatalog());
        assertEquals("tiny", connection.getSchema());
        assertEquals(
                "3D000",
                assertThrows(SQLException.class, () -> connection.setCatalog("no")).getSQLState());
    }

    @Test
    void keepsKnownClientInfo() throws SQLException {
        connection.setClientInfo("ApplicationName", "test");
        assertEquals("test", connection.getClientInfo("ApplicationName"));
        assertThrows(SQLException.class, () -> connection.setClientInfo("Shoe", "42"));
    }
}
