package io.feldspar.server.script;

import io.feldspar.jdbc.ProgressSource;
import io.feldspar.server.format.ResultWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Runs statements on a connection and writes their results.
///
/// One thread runs; [#cancel()] may come from any other.
public final class ScriptRunner {

    /// What one statement gave: rows written, or rows changed, and -1 for the other.
    public record Outcome(long rows, long changed) {}

    private final Connection connection;
    private final Writer out;
    private final PrintWriter messages;
    private final boolean interactive;
    private volatile @Nullable Statement running;

    /// Results go to `out`, warnings and, where `interactive`, progress to `messages`.
    public ScriptRunner(
            Connection connection, Writer out, PrintWriter messages, boolean interactive) {
        this.connection = connection;
        this.out = out;
        this.messages = messages;
        this.interactive = interactive;
    }

    /// Runs all statements; the first error ends the script and is reported to `messages`.
    /// True where all went well.
    public boolean run(Script script, ResultWriter writer) throws IOException {
        for (Script.Statement statement : script.statements()) {
            try {
                run(statement.text(), writer);
            } catch (SQLException error) {
                out.flush();
                if (script.statements().size() > 1) {
                    messages.print("Line " + statement.line() + ": ");
                }
                messages.print(ErrorReport.of(error, statement.text()));
                messages.flush();
                return false;
            }
        }
        return true;
    }

    /// Runs one statement.
    public Outcome run(String sql, ResultWriter writer) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            ResultSet rows = execute(statement, sql);
            for (SQLWarning warning = statement.getWarnings();
                    warning != null;
                    warning = warning.getNextWarning()) {
                messages.println("WARNING: " + warning.getMessage());
            }
            messages.flush();
            if (rows == null) {
                return new Outcome(-1, statement.getLargeUpdateCount());
            }
            long written = writer.write(rows, out);
            out.flush();
            return new Outcome(written, -1);
        } finally {
            running = null;
        }
    }

    private @Nullable ResultSet execute(Statement statement, String sql) throws SQLException {
        if (!interactive || !statement.isWrapperFor(ProgressSource.class)) {
            return statement.execute(sql) ? statement.getResultSet() : null;
        }
        try (Progress _ = Progress.show(statement.unwrap(ProgressSource.class), messages)) {
            return statement.execute(sql) ? statement.getResultSet() : null;
        }
    }

    /// Ends the running statement with an error; does nothing between statements.
    public void cancel() throws SQLException {
        Statement statement = running;
        if (statement != null) {
            statement.cancel();
        }
    }
}
