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
    private final SessionDialect dialect;
    private volatile @Nullable Statement running;

    /// Results go to `out`, warnings and, where `interactive`, progress to `messages`.
    public ScriptRunner(
            Connection connection, Writer out, PrintWriter messages, boolean interactive) {
        this.connection = connection;
        this.out = out;
        this.messages = messages;
        this.interactive = interactive;
        this.dialect = new SessionDialect(connection);
    }

    /// How the session reads backslashes, for those who cut texts for it.
    public SessionDialect dialect() {
        return dialect;
    }

    /// How a script is run.
    ///
    /// @param goOn whether to continue after an error
    public record Way(ResultWriter writer, boolean goOn) {}

    /// Runs all statements of a text. The first error ends it, unless it is to continue; errors are
    /// reported to `messages`. True where all went well.
    public boolean run(String text, Way way) throws IOException {
        boolean well = true;
        String rest = text;
        int linesBefore = 0;
        Script script = Script.parse(rest, dialect);
        boolean several = script.statements().size() > 1;
        int next = 0;
        while (next < script.statements().size()) {
            Script.Statement statement = script.statements().get(next++);
            if (!run(statement, several ? linesBefore + statement.line() : 0, way)) {
                well = false;
                if (!way.goOn()) {
                    return false;
                }
            }
            if (SessionDialect.changes(statement.text()) && rest.indexOf('\\') >= 0) {
                // The rest may have to be cut in another way.
                String before = rest.substring(0, statement.end());
                linesBefore += (int) before.chars().filter(each -> each == '\n').count();
                int from = Math.min(rest.length(), statement.end() + 1);
                rest = rest.substring(from);
                script = Script.parse(rest, dialect);
                next = 0;
            }
        }
        return well;
    }

    /// @param line to be told with an error, or 0
    private boolean run(Script.Statement statement, int line, Way way) throws IOException {
        try {
            run(statement.text(), way.writer());
            return true;
        } catch (SQLException error) {
            out.flush();
            if (line > 0) {
                messages.print("Line " + line + ": ");
            }
            messages.print(ErrorReport.of(error, statement.text()));
            messages.flush();
            return false;
        }
    }

    /// Runs one statement.
    public Outcome run(String sql, ResultWriter writer) throws SQLException, IOException {
        return run(sql, writer, out);
    }

    /// Runs one statement and writes its result elsewhere.
    public Outcome run(String sql, ResultWriter writer, Writer target)
            throws SQLException, IOException {
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
            long written = writer.write(rows, target);
            target.flush();
            return new Outcome(written, -1);
        } finally {
            running = null;
            dialect.ran(sql);
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
