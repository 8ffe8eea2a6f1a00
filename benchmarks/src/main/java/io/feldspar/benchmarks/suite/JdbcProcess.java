package io.feldspar.benchmarks.suite;

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

    /// @param arguments the JDBC URL (each `;key=value` behind DuckDB's becomes a property), those
    ///     of [QueryRunner.Job#of(String[])], and perhaps the name of a [TableForm]
    public static void main(String[] arguments) throws Exception {
        String[] url = arguments[0].split(";", -1);
        Properties properties = new Properties();
        for (String setting : Arrays.asList(url).subList(1, url.length)) {
            String[] parts = setting.split("=", 2);
            properties.setProperty(parts[0], parts[1]);
        }
        QueryRunner.Job job = QueryRunner.Job.of(arguments);
        TableForm form =
                arguments.length > QueryRunner.Job.ARGUMENTS
                        ? TableForm.valueOf(arguments[QueryRunner.Job.ARGUMENTS])
                        : TableForm.FILES;
        try (Connection connection = DriverManager.getConnection(url[0], properties);
                Statement statement = connection.createStatement()) {
            for (String table : job.tables()) {
                for (String sql : form.statements(url[0], job.data().toString(), table)) {
                    statement.execute(sql);
                }
            }
            QueryRunner.run((sql, keep) -> run(statement, sql, keep), job);
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
