package io.feldspar.server.script;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a backslash within quotes escapes what follows, as in Spark's dialect. The session is
/// asked when that matters first, and again after it was changed.
public final class SessionDialect implements BooleanSupplier {

    private static final Pattern CHANGE =
            Pattern.compile("\\s*(SET|RESET)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Connection connection;
    private @Nullable Boolean known;

    public SessionDialect(Connection connection) {
        this.connection = connection;
    }

    /// Whether the statement may change the dialect.
    static boolean changes(String sql) {
        return CHANGE.matcher(sql).matches();
    }

    /// Called after a statement was run.
    void ran(String sql) {
        if (changes(sql)) {
            known = null;
        }
    }

    @Override
    public boolean getAsBoolean() {
        Boolean answer = known;
        if (answer == null) {
            answer = ask();
            known = answer;
        }
        return answer;
    }

    /// False for sessions that have no such setting.
    private boolean ask() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SET feldspar.dialect")) {
            return rows.next() && rows.getString(2).equalsIgnoreCase("spark");
        } catch (SQLException _) {
            return false;
        }
    }
}
