package io.feldspar.server.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Queries over nested values with little memory: what does not fit is spilled.
class NestedMemoryTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT count(*) FROM (SELECT DISTINCT [id % 50000, NULL] AS l,"
                        + " {'a': id % 50000} AS s FROM range(100000) AS r(id)) | 50000",
                "SELECT sum(c) FROM (SELECT l, count(*) AS c FROM (SELECT [id % 40000] AS l"
                        + " FROM range(120000) AS r(id)) GROUP BY l) | 120000",
                "SELECT sum(x) FROM (SELECT row_number() OVER (ORDER BY s) AS x FROM"
                        + " (SELECT {'a': CAST(id % 1000 AS VARCHAR), 'b': [id]} AS s"
                        + " FROM range(100000) AS r(id))) | 5000050000",
                "SELECT sum(e) FROM (SELECT array(id, id + 1) AS l FROM range(100000) AS r(id)) AS t,"
                        + " UNNEST(l) AS u(e) | 10000000000",
                "SELECT count(*) FROM (SELECT [id] AS l FROM range(60000) AS r(id)"
                        + " INTERSECT SELECT [id * 2] FROM range(60000) AS q(id)) | 30000"
            })
    void answersAreRightWithLittleMemory(String sql, long expected) throws SQLException {
        String url =
                "jdbc:feldspar:?feldspar.threads=2&feldspar.memory.limit=6MB"
                        + "&feldspar.tempDirectory="
                        + folder;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            assertEquals(expected, row.getLong(1));
        }
    }
}
