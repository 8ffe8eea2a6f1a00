package io.feldspar.benchmarks.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Asks the queries of a file one after another, in a session with the tables of Spark's tests.
final class GoldenSession {

    private static final int TIMEOUT_SECONDS = 10;

    private static final String ONE_THOUSAND =
            "{'unique1': 'INT', 'unique2': 'INT', 'two': 'INT', 'four': 'INT', 'ten': 'INT',"
                    + " 'twenty': 'INT', 'hundred': 'INT', 'thousand': 'INT', 'twothousand': 'INT',"
                    + " 'fivethous': 'INT', 'tenthous': 'INT', 'odd': 'INT', 'even': 'INT',"
                    + " 'stringu1': 'VARCHAR', 'stringu2': 'VARCHAR', 'string4': 'VARCHAR'}";

    /// Tables of TPC-DS, which Spark's tests create empty.
    private static final List<String> EMPTY_TABLES =
            List.of(
                    "store_sales",
                    "store_returns",
                    "web_sales",
                    "catalog_sales",
                    "date_dim",
                    "store",
                    "customer",
                    "item");

    private static final List<String> NONE = List.of();

    private final Path folder;
    private final String settings;
    private final List<String> views = new ArrayList<>();

    /// @param folder where the tables are put
    /// @param settings of the session, as a JDBC URL has them
    GoldenSession(Path folder, String settings) throws IOException {
        this.folder = folder;
        this.settings = settings;
        add(folder, "aggtest", "agg", "{'a': 'INT', 'b': 'REAL'}");
        add(folder, "onek", "onek", ONE_THOUSAND);
        add(folder, "tenk1", "tenk", ONE_THOUSAND);
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            rows.append(i == 1 ? "" : ", ").append("(%d, '%d')".formatted(i, i));
        }
        views.add(
                "CREATE VIEW testdata AS SELECT * FROM (VALUES %s) AS t(key, value)"
                        .formatted(rows));
    }

    private void add(Path folder, String view, String data, String columns) throws IOException {
        Path file = folder.resolve(data + ".tsv");
        Files.writeString(file, GoldenFile.resource("test-data/postgresql/" + data + ".data"));
        views.add(
                ("CREATE VIEW %s AS SELECT * FROM"
                                + " read_csv('%s', delim => '\t', header => false, columns => %s)")
                        .formatted(view, file, columns));
    }

    /// The verdict on each statement of the file, which finds an empty warehouse.
    List<Verdict> verdicts(GoldenFile file) throws SQLException {
        Path warehouse = folder.resolve("warehouse-" + file.name().replace('/', '-'));
        String url = "jdbc:feldspar:?feldspar.dialect=spark&feldspar.warehouse=" + warehouse;
        try (Connection connection = DriverManager.getConnection(url + settings);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA `default`");
            statement.execute("USE `default`");
            for (String view : views) {
                statement.execute(view);
            }
            for (String table : file.name().equals("pipe-operators") ? EMPTY_TABLES : NONE) {
                statement.execute(
                        "CREATE TEMP VIEW %1$s AS SELECT * FROM tpcds.tiny.%1$s WHERE false"
                                .formatted(table));
            }
            List<Verdict> verdicts = new ArrayList<>();
            boolean legacy = false;
            for (GoldenQuery query : file.queries()) {
                Boolean set = query.legacy();
                legacy = set == null ? legacy : set;
                verdicts.add(
                        legacy
                                ? new Verdict(query, Verdict.Kind.OTHER, "")
                                : verdict(connection, query));
            }
            return verdicts;
        }
    }

    private static Verdict verdict(Connection connection, GoldenQuery query) {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            List<String> rows = List.of();
            if (statement.execute(query.sql())) {
                try (ResultSet result = statement.getResultSet()) {
                    rows = query.names() ? SparkText.names(result) : SparkText.rows(result);
                }
            }
            return query.returnsRows()
                    ? Verdict.compared(query, rows)
                    : Verdict.refusal(query, null, "");
        } catch (SQLException e) {
            String state = e.getSQLState();
            String message = String.valueOf(e.getMessage());
            if (query.fails()) {
                return Verdict.refusal(query, state, message);
            }
            return new Verdict(
                    query,
                    query.returnsRows() ? Verdict.Kind.REFUSED : Verdict.Kind.UNPREPARED,
                    state + " " + message);
        }
    }
}
