package io.feldspar.benchmarks.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Queries in a file, each ended by a semicolon.
///
/// `[[a || b]]` stands for a query with `a` there and one with `b`; several such places in a
/// query are combined. Lines that begin with `--` are comments.
final class QueryFile {

    private QueryFile() {}

    static List<String> statements(String text) {
        StringBuilder sql = new StringBuilder();
        text.lines()
                .filter(line -> !line.startsWith("--"))
                .forEach(line -> sql.append(line).append('\n'));
        List<String> statements = new ArrayList<>();
        for (String statement : sql.toString().split(";\n", -1)) {
            if (!statement.isBlank()) {
                expand(statement.strip(), statements);
            }
        }
        return statements;
    }

    private static void expand(String statement, List<String> expanded) {
        int open = statement.indexOf("[[");
        if (open < 0) {
            expanded.add(statement);
            return;
        }
        int close = statement.indexOf("]]", open);
        for (String choice : statement.substring(open + 2, close).split("\\|\\|", -1)) {
            expand(
                    statement.substring(0, open) + choice.strip() + statement.substring(close + 2),
                    expanded);
        }
    }

    /// Whether the query's own rows are ordered: ORDER BY outside of parentheses.
    static boolean ordered(String sql) {
        int depth = 0;
        String upper = sql.toUpperCase(Locale.ROOT);
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && upper.startsWith("ORDER BY", i)) {
                return true;
            }
        }
        return false;
    }
}
