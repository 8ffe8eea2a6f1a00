package io.feldspar.session.operation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of the text of a statement before it is shown or recorded: what follows a name
/// such as `password` or `secret.key`, the user and password of a URL, and bearer tokens.
public final class Redaction {

    private static final String HIDDEN = "***";

    /// A name that tells a secret, up to its value.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?i)(?:password|passwd|secret|token|credential|(?:api|access|private)[_.]?key)"
                            + "[\\w.\\-]{0,80}[\"'`]?\\s{0,20}(?:=>|=|:|\\bto\\b)?\\s{0,20}");

    private static final Pattern BEARER =
            Pattern.compile("(?i)(\\bbearer\\s{1,20})[\\w.~+/=-]{8,10000}");

    private static final Pattern URL = Pattern.compile("://[^/\\s'\"@]{1,200}@");

    private Redaction() {}

    /// The text without its secrets.
    public static String of(String sql) {
        Matcher matcher = NAME.matcher(sql);
        StringBuilder shown = new StringBuilder();
        int copied = 0;
        int from = 0;
        while (from <= sql.length() && matcher.find(from)) {
            int start = matcher.end();
            int end = endOfValue(sql, start, matcher.group());
            if (end > start) {
                char quote = sql.charAt(start);
                boolean quoted = quote == '\'' || quote == '"';
                shown.append(sql, copied, start).append(quoted ? quote + HIDDEN + quote : HIDDEN);
                copied = end;
            }
            from = Math.max(end, matcher.end());
        }
        String text = copied == 0 ? sql : shown.append(sql, copied, sql.length()).toString();
        text = BEARER.matcher(text).replaceAll("$1" + HIDDEN);
        return text.contains("@") ? URL.matcher(text).replaceAll("://" + HIDDEN + "@") : text;
    }

    /// Where the value ends that begins there; there itself where there is none. Without quotes it
    /// needs an operator before it.
    private static int endOfValue(String sql, int start, String name) {
        if (start == sql.length()) {
            return start;
        }
        char first = sql.charAt(start);
        if (first == '\'' || first == '"') {
            return endOfQuoted(sql, start, first);
        }
        String before = name.stripTrailing();
        if (!before.endsWith("=") && !before.endsWith(">")) {
            return start;
        }
        int end = start;
        while (end < sql.length()
                && !Character.isWhitespace(sql.charAt(end))
                && ",;()".indexOf(sql.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int endOfQuoted(String sql, int start, char quote) {
        int end = start + 1;
        while (end < sql.length()) {
            if (sql.charAt(end) == quote) {
                boolean doubled = end + 1 < sql.length() && sql.charAt(end + 1) == quote;
                if (!doubled) {
                    return end + 1;
                }
                end++;
            } else if (sql.charAt(end) == '\\') {
                end++;
            }
            end++;
        }
        return sql.length();
    }
}
