package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.tree.Expr;
import java.util.ArrayList;
import java.util.List;

/// Names of columns as programs write them: `a`, `t.a`, `` `a.b` ``, `*`, `t.*`.
final class ColumnName {

    private ColumnName() {}

    static Expr parse(String name) {
        List<String> parts = parts(name);
        return parts.getLast().equals("*")
                ? new Expr.Star(parts.subList(0, parts.size() - 1))
                : new Expr.Name(parts);
    }

    /// @throws FeldsparException with SYNTAX_ERROR
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter == '`') {
                boolean doubled = quoted && i + 1 < name.length() && name.charAt(i + 1) == '`';
                if (doubled) {
                    part.append('`');
                    i++;
                } else {
                    quoted = !quoted;
                    wasQuoted = true;
                }
            } else if (letter == '.' && !quoted) {
                parts.add(checked(part, name, wasQuoted));
                part.setLength(0);
                wasQuoted = false;
            } else {
                part.append(letter);
            }
        }
        if (quoted) {
            throw invalid(name);
        }
        parts.add(checked(part, name, wasQuoted));
        return parts;
    }

    private static String checked(StringBuilder part, String name, boolean quoted) {
        if (part.isEmpty() && !quoted) {
            throw invalid(name);
        }
        return part.toString();
    }

    private static FeldsparException invalid(String name) {
        return new FeldsparException(
                ErrorCode.SYNTAX_ERROR,
                "'%s' is not the name of a column".formatted(name),
                "Put names with dots in back quotes, and use expr for expressions.");
    }
}
