package io.feldspar.benchmarks.golden;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A statement with what Spark prints for it.
///
/// @param schema such as `struct<a:int,b:string>`; `struct<>` where there are no columns
/// @param output the rows, a line each with tabs between the columns, or an error
record GoldenQuery(String sql, String schema, String output) {

    private static final Pattern STATE = Pattern.compile("\"sqlState\" : \"(\\w{5})\"");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern INNERMOST = Pattern.compile("\\([^()]*\\)");
    private static final Pattern ORDERED = Pattern.compile("\\b(order|sort)\\s+by\\b");
    private static final Pattern SHOWN =
            Pattern.compile("show\\s+(tables|views)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEGACY =
            Pattern.compile("(?s)(set|reset)\\s+spark\\.\\S*legacy\\S*?\\s*(=\\s*(\\w+))?\\s*");

    /// Whether Spark gives rows, not an error or nothing.
    boolean returnsRows() {
        return !schema.equals("struct<>");
    }

    /// Whether Spark refuses the statement.
    boolean fails() {
        return !returnsRows() && output.contains("Exception\n");
    }

    /// The SQLSTATE of Spark's error, or null where it has none.
    @Nullable String state() {
        Matcher state = STATE.matcher(output);
        return fails() && state.find() ? state.group(1) : null;
    }

    /// Whether the statement has an ORDER BY that is not within parentheses. Rows of other
    /// statements are recorded in the order of their texts.
    boolean ordered() {
        String rest = QUOTED.matcher(sql.toLowerCase(Locale.ROOT)).replaceAll("");
        String outer = INNERMOST.matcher(rest).replaceAll("");
        while (!outer.equals(rest)) {
            rest = outer;
            outer = INNERMOST.matcher(rest).replaceAll("");
        }
        return ORDERED.matcher(outer).find();
    }

    /// Whether it shows tables or views, whose names alone are recorded.
    boolean names() {
        return SHOWN.matcher(sql).lookingAt();
    }

    boolean describes() {
        return sql.regionMatches(true, 0, "desc", 0, 4);
    }

    /// Whether the statements behind this one are asked with a behaviour that Spark has given up,
    /// or null where it says nothing about that.
    @Nullable Boolean legacy() {
        Matcher setting = LEGACY.matcher(sql.toLowerCase(Locale.ROOT));
        return setting.matches() ? "true".equals(setting.group(3)) : null;
    }

    List<String> rows() {
        return output.isEmpty()
                ? List.of()
                : Arrays.stream(output.split("\n", -1))
                        .map(row -> row.replaceFirst("\\s+$", ""))
                        .toList();
    }
}
