package io.feldspar.benchmarks.tpch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The process of an engine that speaks JDBC.
final class JdbcProcess {

    private JdbcProcess() {}

    /// @param arguments the JDBC URL (`;key=value` behind DuckDB's become properties), the
    ///     directory of the files, the queries' numbers with commas, the number of runs, and where
    ///     results go or `-`
    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        Properties properties = new Properties();
        int settings = url.indexOf(';');
        if (settings >= 0) {
            String[] setting = url.substring(settings + 1).split("=", 2);
            properties.setProperty(setting[0], setting[1]);
            url = url.substring(0, settings);
        }
        List<Integer> queries =
                Arrays.stream(arguments[2].split(",", -1)).map(Integer::valueOf).toList();
        Path results = arguments[4].equals("-") ? null : Path.of(arguments[4]);
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement()) {
            for (String table : TpchQueries.TABLES) {
                statement.execute(
                        "CREATE VIEW %s AS SELECT * FROM read_parquet('%s/%s.parquet')"
                                .formatted(table, arguments[1], table));
            }
            QueryRunner.run(
                    (sql, keep) -> run(statement, sql, keep),
                    queries,
                    Integer.parseInt(arguments[3]),
                    results);
        }
    }

    private static List<List<@Nullable String>> run(Statement statement, String sql, boolean keep)
            throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    Object value = result.getObject(i);
                    row.add(value == null || !keep ? null : value.toString());
                }
                if (keep) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
