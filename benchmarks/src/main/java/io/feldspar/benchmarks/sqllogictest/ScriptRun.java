package io.feldspar.benchmarks.sqllogictest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Asks queries of files, each in a schema of its own, and counts the answers.
public final class ScriptRun {

    private final Connection connection;
    private final BooleanSupplier wanted;
    private final PrintWriter details;
    private final Map<String, Long> refusals = new TreeMap<>();
    private int files;
    private long right;
    private long wrong;
    private long refused;

    /// @param wanted called for each query: whether it is asked
    /// @param details gets wrong and refused queries
    public ScriptRun(Connection connection, BooleanSupplier wanted, PrintWriter details) {
        this.connection = connection;
        this.wanted = wanted;
        this.details = details;
    }

    public long right() {
        return right;
    }

    public long wrong() {
        return wrong;
    }

    public long refused() {
        return refused;
    }

    @Override
    public String toString() {
        return "%d files, %d queries: %d right, %d wrong, %d refused %s"
                .formatted(files, right + wrong + refused, right, wrong, refused, refusals);
    }

    /// Makes the tables of the file and asks its queries.
    public void ask(Path file) throws IOException, SQLException {
        files++;
        String before = connection.getSchema();
        String own = "slt" + files;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + own);
            statement.execute("USE " + own);
            ask(file, statement);
            statement.execute("USE " + before);
            statement.execute("DROP SCHEMA " + own + " CASCADE");
        }
    }

    private void ask(Path file, Statement statement) throws IOException {
        Tables tables = new Tables(statement);
        try (ScriptFile script = new ScriptFile(file)) {
            for (ScriptRecord each = script.next(); each != null; each = script.next()) {
                switch (each) {
                    case ScriptRecord.Statement change -> change(change, tables, file);
                    case ScriptRecord.Query query -> {
                        if (wanted.getAsBoolean()) {
                            ask(query, tables, statement, file);
                        }
                    }
                }
            }
        }
    }

    private void change(ScriptRecord.Statement change, Tables tables, Path file) {
        try {
            if (!change.fails()) {
                tables.execute(change.sql());
            }
        } catch (SQLException e) {
            details.printf("%s: %s%n%s%n%n", file, e.getMessage(), change.sql());
        }
    }

    private void ask(ScriptRecord.Query query, Tables tables, Statement statement, Path file) {
        try {
            tables.flush();
            Answer answer;
            try (ResultSet rows = statement.executeQuery(query.sql())) {
                answer = Answer.of(rows, query);
            }
            if (answer.matches(query.expected())) {
                right++;
            } else {
                wrong++;
                details.printf(
                        "wrong in %s%n%s%nexpected %s%ngot      %s%n%n",
                        file, query.sql(), query.expected(), answer);
            }
        } catch (SQLException e) {
            refused++;
            refusals.merge(e.getSQLState(), 1L, Long::sum);
            details.printf("refused in %s: %s%n%s%n%n", file, e.getMessage(), query.sql());
        }
    }
}
