package io.feldspar.benchmarks.golden;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A statement with what Spark prints for it.
///
/// @param schema such as `struct<a:int,b:string>`; `struct<>` where there are no columns
/// @param output the rows, a line each with tabs between the columns, or an error
record GoldenQuery(String sql, String schema, String output) {

    private static final Pattern ORDERED =
            Pattern.compile("(?s).*\\b(order|sort)\\s+by\\b(?!.*\\)\\s*$).*");

    /// Whether Spark gives rows, not an error or nothing.
    boolean returnsRows() {
        return !schema.equals("struct<>");
    }

    /// Whether Spark refuses the statement.
    boolean fails() {
        return !returnsRows() && output.contains("Exception\n");
    }

    /// Whether the statement has an ORDER BY that is not within parentheses at its end. Rows of
    /// other statements are recorded in the order of their texts.
    boolean ordered() {
        return ORDERED.matcher(sql.toLowerCase(Locale.ROOT)).matches();
    }

    List<String> rows() {
        return output.isEmpty() ? List.of() : Arrays.asList(output.split("\n", -1));
    }
}
