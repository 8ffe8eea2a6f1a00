package io.feldspar.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class FeldsparDataSourceTest {

    @Test
    void opensConnectionsToItsUrl() throws SQLException {
        FeldsparDataSource source = new FeldsparDataSource();
        source.setUser("ada");
        source.setProperty("mode", "slow");
        try (Connection connection = source.getConnection()) {
            assertEquals("memory", connection.getCatalog());
            assertEquals("ada", connection.getMetaData().getUserName());
        }
        assertTrue(source.isWrapperFor(DataSource.class));
    }

    @Test
    void refusesWhatTheDriverRefuses() {
        FeldsparDataSource source = new FeldsparDataSource();
        source.setProperty("mode", "odd");
        assertEquals(
                "08001", assertThrows(SQLException.class, source::getConnection).getSQLState());
        FeldsparDataSource other = new FeldsparDataSource();
        other.setUrl("jdbc:duckdb:?password=x");
        SQLException error = assertThrows(SQLException.class, other::getConnection);
        assertEquals(
                "'jdbc:duckdb:?password=***' does not begin with jdbc:feldspar:",
                error.getMessage());
    }

    @Test
    void limitsHowLongAServerIsWaitedFor() throws SQLException {
        FeldsparDataSource source = new FeldsparDataSource();
        source.setLoginTimeout(1);
        source.setUrl("jdbc:feldspar://127.0.0.1:1");
        assertEquals(1, source.getLoginTimeout());
        assertEquals(
                "08001", assertThrows(SQLException.class, source::getConnection).getSQLState());
        assertThrows(SQLException.class, () -> source.setLoginTimeout(-1));
    }
}
