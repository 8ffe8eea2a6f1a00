package io.feldspar.server.script;

import io.feldspar.jdbc.spi.EngineError;
import io.feldspar.jdbc.spi.EngineException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An error as the terminal shows it: SQLSTATE, message, and where it has a location, that line of
/// the statement with a mark under it.
///
/// ```text
/// ERROR 42703: Column 'agee' not found at 1:8. Did you mean 'age'?
///   SELECT agee FROM people
///          ^
/// ```
public final class ErrorReport {

    private static final Pattern POSITION = Pattern.compile("\\bat (\\d{1,9}:\\d{1,9})\\b");
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private ErrorReport() {}

    /// Ends with a line end.
    public static String of(SQLException error, String sql) {
        String message = String.valueOf(error.getMessage());
        String state = error.getSQLState();
        StringBuilder report = new StringBuilder("ERROR ");
        report.append(state == null ? "XX000" : state).append(": ").append(message).append('\n');
        // The last, as a value or an expression before it may read like a location.
        Matcher location = POSITION.matcher(location(error, message));
        String position = "";
        while (location.find()) {
            position = location.group(1);
        }
        if (!position.isEmpty()) {
            int colon = position.indexOf(':');
            int line = Integer.parseInt(position.substring(0, colon));
            mark(sql, line, Integer.parseInt(position.substring(colon + 1)), report);
        }
        return report.toString();
    }

    /// The text that names the location: that part of the error where the parts are known, or all
    /// of its message.
    private static String location(SQLException error, String message) {
        EngineError parts = error.getCause() instanceof EngineException e ? e.error() : null;
        return parts == null ? message : parts.location();
    }

    private static void mark(String sql, int lineNumber, int columnNumber, StringBuilder report) {
        String[] lines = sql.split("\n", -1);
        if (lineNumber < 1 || lineNumber > lines.length) {
            return;
        }
        String line = lines[lineNumber - 1].stripTrailing();
        int column = columnNumber - 1;
        if (column < 0 || column > line.length()) {
            return;
        }
        int from = line.length() <= WIDTH ? 0 : Math.max(0, column - WIDTH / 2);
        String shown = line.substring(from, Math.min(line.length(), from + WIDTH));
        report.append(INDENT).append(shown.replace('\t', ' ')).append('\n');
        report.append(INDENT).repeat(' ', column - from).append("^\n");
    }
}
