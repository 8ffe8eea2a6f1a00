package io.feldspar.benchmarks.sqllogictest;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the tables of a file. Rows that are inserted one by one are inserted together, and what
/// says nothing about results (keys, indexes) is left out.
final class Tables {

    private static final Pattern INSERT =
            Pattern.compile(
                    "(?is)(INSERT INTO \\w+\\s*(?:\\([^)]*\\))?)\\s*VALUES\\s*(\\(.*\\))\\s*");

    private final Statement statement;
    private final StringBuilder rows = new StringBuilder();
    private String header = "";

    Tables(Statement statement) {
        this.statement = statement;
    }

    void execute(String sql) throws SQLException {
        Matcher insert = INSERT.matcher(sql);
        if (insert.matches()) {
            if (!insert.group(1).equals(header)) {
                flush();
                header = insert.group(1);
            }
            rows.append(rows.isEmpty() ? "" : ", ").append(insert.group(2));
            return;
        }
        flush();
        String upper = sql.strip().toUpperCase(Locale.ROOT);
        if (!upper.startsWith("CREATE INDEX")
                && !upper.startsWith("CREATE UNIQUE INDEX")
                && !upper.startsWith("DROP INDEX")
                && !upper.startsWith("REINDEX")) {
            statement.execute(upper.startsWith("CREATE TABLE") ? plain(sql) : sql);
        }
    }

    private static String plain(String create) {
        return create.replaceAll("(?i)\\s+PRIMARY KEY|\\s+UNIQUE", "")
                .replaceAll("(?i)\\b(FLOAT|REAL)\\b", "DOUBLE");
    }

    /// Makes the rows visible.
    void flush() throws SQLException {
        if (!rows.isEmpty()) {
            String sql = header + " VALUES " + rows;
            rows.setLength(0);
            statement.execute(sql);
        }
    }
}
