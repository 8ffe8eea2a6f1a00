package io.feldspar.benchmarks.differential;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same Parquet files as views of DuckDB and of Feldspar.
final class Tables implements AutoCloseable {

    /// What there are queries of, a resource each, over the tables of [#small(Path)].
    static final List<String> FEATURES =
            List.of(
                    "aggregates",
                    "case",
                    "dates",
                    "decimals",
                    "edges",
                    "expressions",
                    "filters",
                    "joins",
                    "marks",
                    "nulls",
                    "ordering",
                    "sets",
                    "strings",
                    "subqueries",
                    "windows");

    private final Connection duckdb;
    private final Connection feldspar;

    private Tables(Connection duckdb, Connection feldspar) {
        this.duckdb = duckdb;
        this.feldspar = feldspar;
    }

    /// Small tables made by `tables.sql`.
    static Tables small(Path folder) throws SQLException, IOException {
        return small(folder, "");
    }

    /// As [#small(Path)], on an engine with these settings, as a JDBC URL has them.
    static Tables small(Path folder, String settings) throws SQLException, IOException {
        make(folder, QueryFile.statements(resource("tables.sql")));
        return open(folder, settings);
    }

    /// The tables that the statements make in DuckDB, which writes one Parquet file for each.
    static Tables made(Path folder, List<String> statements) throws SQLException, IOException {
        make(folder, statements);
        return open(folder);
    }

    static void make(Path folder, List<String> statements) throws SQLException {
        try (Connection writer = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = writer.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            List<String> names = new ArrayList<>();
            try (ResultSet tables = statement.executeQuery("SHOW TABLES")) {
                while (tables.next()) {
                    names.add(tables.getString(1));
                }
            }
            for (String name : names) {
                statement.execute(
                        "COPY (SELECT * FROM %s) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 2048)"
                                .formatted(name, folder.resolve(name + ".parquet")));
            }
        }
    }

    /// Every Parquet file in the folder as a view of its name.
    static Tables open(Path folder) throws SQLException, IOException {
        return open(folder, "");
    }

    static Tables open(Path folder, String settings) throws SQLException, IOException {
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Connection feldspar = DriverManager.getConnection("jdbc:feldspar:" + settings);
        try (Statement ours = feldspar.createStatement();
                Statement theirs = duckdb.createStatement();
                var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".parquet") && !name.startsWith(".")) {
                    String view = name.substring(0, name.length() - ".parquet".length());
                    theirs.execute(
                            "CREATE VIEW %s AS SELECT * FROM read_parquet('%s')"
                                    .formatted(view, file));
                    ours.execute(
                            "CREATE OR REPLACE TEMP VIEW %s AS SELECT * FROM read_parquet('%s')"
                                    .formatted(view, file));
                }
            }
        }
        return new Tables(duckdb, feldspar);
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Tables.class.getResourceAsStream("/differential/" + name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The queries of a feature whose rows differ, each with how.
    List<String> differences(String feature) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String sql : QueryFile.statements(resource(feature + ".sql"))) {
            String difference = difference(sql);
            if (difference != null) {
                wrong.add(sql + "\n    → " + difference);
            }
        }
        return wrong;
    }

    private @Nullable String difference(String sql) {
        Rows wanted;
        try {
            wanted = duckdb(sql);
        } catch (SQLException e) {
            return "DuckDB refuses: " + e.getMessage();
        }
        try {
            return wanted.difference(feldspar(sql), QueryFile.ordered(sql));
        } catch (SQLException e) {
            return e.getSQLState() + " " + e.getMessage();
        }
    }

    /// Has DuckDB take NULL for the smallest value, in windows too.
    void sortNullsAsSpark() throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("SET default_null_order = 'NULLS_FIRST_ON_ASC_LAST_ON_DESC'");
        }
    }

    Rows duckdb(String sql) throws SQLException {
        return Rows.of(duckdb, sql);
    }

    Rows feldspar(String sql) throws SQLException {
        return Rows.of(feldspar, sql);
    }

    @Override
    public void close() throws SQLException {
        feldspar.close();
        duckdb.close();
    }
}
