package io.feldspar.executor.source.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DuckDB as writer and oracle.
final class DuckDb implements AutoCloseable {

    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET threads = 1");
        execute("SET TimeZone = 'UTC'");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Writes a query's result.
    ///
    /// @param options of COPY besides FORMAT, such as `COMPRESSION zstd`
    void copy(String query, Path file, String... options) throws SQLException {
        StringBuilder all = new StringBuilder("FORMAT parquet");
        for (String option : options) {
            all.append(", ").append(option);
        }
        execute("COPY (" + query + ") TO '" + file + "' (" + all + ")");
    }

    /// The result's rows as text, each value as DuckDB casts it to VARCHAR.
    List<List<@Nullable String>> texts(String query) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT COLUMNS(*)::VARCHAR FROM (" + query + ")")) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
