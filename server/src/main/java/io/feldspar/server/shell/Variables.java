package io.feldspar.server.shell;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `.set` names. In a statement `:name` becomes the text, `:'name'` the text as a string, and
/// `:"name"` the text as a name; within strings, names and comments nothing does.
final class Variables {

    private static final Pattern PLACE =
            Pattern.compile(
                    "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\\*.*?\\*/|::"
                            + "|(?<![\\w:]):(?:'(?<text>\\w+)'|\"(?<quoted>\\w+)\"|(?<bare>[A-Za-z_]\\w*))",
                    Pattern.DOTALL);

    private final Map<String, String> values = new TreeMap<>();

    void set(String name, String value) {
        values.put(name, value);
    }

    Map<String, String> all() {
        return Map.copyOf(values);
    }

    /// Names that were not set stay as they are.
    String substituted(String sql) {
        if (values.isEmpty() || sql.indexOf(':') < 0) {
            return sql;
        }
        StringBuilder text = new StringBuilder();
        Matcher places = PLACE.matcher(sql);
        while (places.find()) {
            places.appendReplacement(text, Matcher.quoteReplacement(replacement(places)));
        }
        return places.appendTail(text).toString();
    }

    private String replacement(Matcher place) {
        String text = place.group("text");
        if (text != null && values.containsKey(text)) {
            return "'" + values.get(text).replace("'", "''") + "'";
        }
        String quoted = place.group("quoted");
        if (quoted != null && values.containsKey(quoted)) {
            return '"' + values.get(quoted).replace("\"", "\"\"") + '"';
        }
        String bare = place.group("bare");
        return bare == null ? place.group() : values.getOrDefault(bare, place.group());
    }
}
