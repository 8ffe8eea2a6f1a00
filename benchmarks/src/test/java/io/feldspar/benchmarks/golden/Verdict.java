package io.feldspar.benchmarks.golden;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What became of a statement.
///
/// @param detail the error, or how the rows differ
record Verdict(GoldenQuery query, Kind kind, String detail) {

    private static final double TOLERANCE = 1e-12;
    private static final Pattern PLACE = Pattern.compile(" at \\d+:\\d+");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern FUNCTION = Pattern.compile("(?s).*Function '(\\w+)' not found.*");
    private static final Pattern FOUND = Pattern.compile("(?s).*(found '[^']*').*");

    enum Kind {
        /// The rows that Spark gives.
        RIGHT,
        /// Other rows.
        WRONG,
        /// An error where Spark gives rows.
        REFUSED,
        /// An error where Spark succeeds without rows, as in the making of a table.
        UNPREPARED,
        /// An error where Spark has one, of the same SQLSTATE.
        SAME_STATE,
        /// An error where Spark has one, of another SQLSTATE.
        OTHER_STATE,
        /// Success where Spark has an error.
        ACCEPTED,
        /// Another statement for which Spark gives no rows.
        OTHER
    }

    /// @param state the SQLSTATE of our error, or null where there was none
    static Verdict refusal(GoldenQuery query, @Nullable String state, String message) {
        String wanted = query.state();
        if (wanted == null) {
            return new Verdict(query, Kind.OTHER, "");
        }
        return state == null
                ? new Verdict(query, Kind.ACCEPTED, "nothing instead of " + wanted)
                : new Verdict(
                        query,
                        wanted.equals(state) ? Kind.SAME_STATE : Kind.OTHER_STATE,
                        "%s instead of %s: %s".formatted(state, wanted, message));
    }

    /// Compares our rows with Spark's, in order only where the statement says so.
    static Verdict compared(GoldenQuery query, List<String> ours) {
        List<String> wanted =
                query.describes()
                        ? query.rows().stream().map(Verdict::plain).toList()
                        : query.rows().stream().map(Verdict::trimmed).toList();
        boolean manyLines = ours.stream().anyMatch(row -> row.contains("\n"));
        List<String> given = query.describes() ? ours.stream().map(Verdict::plain).toList() : ours;
        if (manyLines) {
            given =
                    Arrays.stream(String.join("\n", ours).split("\n", -1))
                            .map(row -> row.replaceFirst("\\s+$", ""))
                            .toList();
        }
        boolean equal =
                equal(wanted, given) || (!query.ordered() && equal(sorted(wanted), sorted(given)));
        return equal
                ? new Verdict(query, Kind.RIGHT, "")
                : new Verdict(
                        query, Kind.WRONG, "%s instead of %s".formatted(head(given), head(wanted)));
    }

    /// A row of DESCRIBE without the spaces that Spark fills its columns up with, and with nothing
    /// for NULL.
    private static String plain(String row) {
        return Arrays.stream(row.split("\t", -1))
                .map(cell -> cell.equals("NULL") ? "" : cell.strip())
                .collect(Collectors.joining("\t"))
                .stripTrailing();
    }

    /// A row without blanks at its end, which [SparkText] leaves out too: Spark's files have none
    /// behind the last row.
    private static String trimmed(String row) {
        return row.replaceFirst("\\s+$", "");
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }

    private static String head(List<String> rows) {
        return rows.subList(0, Math.min(4, rows.size())) + (rows.size() > 4 ? "…" : "");
    }

    private static boolean equal(List<String> wanted, List<String> given) {
        if (wanted.size() != given.size()) {
            // A last row of empty strings is not recorded.
            boolean blank = wanted.isEmpty() && given.stream().allMatch(String::isEmpty);
            return blank && given.size() == 1;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!equalRow(wanted.get(i), given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalRow(String wanted, String given) {
        if (wanted.equals(given)) {
            return true;
        }
        String[] left = wanted.split("\t", -1);
        String[] right = given.split("\t", -1);
        if (left.length != right.length) {
            return false;
        }
        for (int i = 0; i < left.length; i++) {
            if (!left[i].equals(right[i]) && !near(left[i], right[i])) {
                return false;
            }
        }
        return true;
    }

    /// Whether both are doubles that differ only by rounding.
    private static boolean near(String wanted, String given) {
        if (!isDouble(wanted) || !isDouble(given)) {
            return false;
        }
        double left = Double.parseDouble(wanted);
        double right = Double.parseDouble(given);
        return Math.abs(left - right) <= TOLERANCE * Math.max(Math.abs(left), Math.abs(right));
    }

    private static boolean isDouble(String text) {
        return text.matches("-?\\d+\\.\\d+(E-?\\d+)?");
    }

    /// The error in a form that those of one cause share.
    String reason() {
        var function = FUNCTION.matcher(detail);
        if (function.matches()) {
            return "function " + function.group(1).toLowerCase(java.util.Locale.ROOT);
        }
        String first = detail.lines().findFirst().orElse("");
        if (first.startsWith("42601")) {
            var found = FOUND.matcher(first);
            return found.matches()
                    ? "syntax: " + found.group(1)
                    : "syntax: " + PLACE.matcher(first).replaceAll("");
        }
        String text = PLACE.matcher(first).replaceAll("");
        return text.startsWith("42P01") || text.startsWith("42703")
                ? QUOTED.matcher(text).replaceAll("'…'").replaceAll("Did you.*|The columns.*", "")
                : text.length() > 140 ? text.substring(0, 140) : text;
    }
}
