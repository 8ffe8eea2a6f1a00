package io.feldspar.server.shell;

import java.util.Locale;
import java.util.Map;

/// Lines that are commands and not SQL: those that begin with a dot, and those that users of psql,
/// sqlline, mysql and other shells type.
final class CommandLines {

    /// Commands of psql and what they are here; the argument follows.
    private static final Map<String, String> PSQL =
            Map.ofEntries(
                    Map.entry("\\q", ".quit"),
                    Map.entry("\\?", ".help"),
                    Map.entry("\\dt", ".tables"),
                    Map.entry("\\dv", ".sql SHOW VIEWS"),
                    Map.entry("\\dn", ".sql SHOW SCHEMAS"),
                    Map.entry("\\df", ".functions"),
                    Map.entry("\\l", ".sql SHOW CATALOGS"),
                    Map.entry("\\x", ".vertical"),
                    Map.entry("\\timing", ".timer"),
                    Map.entry("\\i", ".read"),
                    Map.entry("\\o", ".output"),
                    Map.entry("\\e", ".edit"),
                    Map.entry("\\t", ".headers"),
                    Map.entry("\\h", ".functions"),
                    Map.entry("\\set", ".set"),
                    Map.entry("\\echo", ".print"),
                    Map.entry("\\!", ".shell"));

    /// Commands of sqlline and beeline.
    private static final Map<String, String> SQLLINE =
            Map.of(
                    "!quit", ".quit",
                    "!exit", ".quit",
                    "!q", ".quit",
                    "!help", ".help",
                    "!tables", ".tables",
                    "!columns", ".schema",
                    "!describe", ".schema",
                    "!run", ".read",
                    "!record", ".output",
                    "!outputformat", ".format");

    private static final Map<String, String> WORDS =
            Map.of(
                    "quit", ".quit",
                    "exit", ".quit",
                    "help", ".help",
                    "edit", ".edit",
                    "source", ".read");

    private CommandLines() {}

    /// Whether a line that begins a statement is a command.
    static boolean isCommand(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        if (first == '.' || first == '\\' || first == '!') {
            return true;
        }
        String[] words = words(text);
        String word = words[0].toLowerCase(Locale.ROOT);
        return WORDS.containsKey(word) && (words.length == 1 || word.equals("source"));
    }

    private static String[] words(String line) {
        return line.strip().replaceAll(";+$", "").strip().split("\\s+", -1);
    }

    /// The command as it is called here, or the line as it is where it is not known.
    static String translated(String line) {
        String text = line.strip().replaceAll(";+$", "").strip();
        String[] words = text.split("\\s+", 2);
        String word = words[0].toLowerCase(Locale.ROOT);
        String rest = words.length > 1 ? " " + words[1] : "";
        if (word.equals("\\d") || word.equals("\\d+")) {
            return rest.isEmpty() ? ".tables" : ".schema" + rest;
        }
        String known =
                PSQL.getOrDefault(word, SQLLINE.getOrDefault(word, WORDS.getOrDefault(word, "")));
        return known.isEmpty() ? text : known + rest;
    }
}
