package io.feldspar.executor.function.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record of CSV.
///
/// @param separator between the fields
/// @param quote around fields; twice within one it means itself
/// @param escape before a quote within a field
/// @param nullText the text of an unquoted field that is NULL, in addition to an empty one
record CsvLine(char separator, char quote, char escape, @Nullable String nullText) {

    static CsvLine of(Options options) {
        return new CsvLine(
                options.character(',', "sep", "delimiter"),
                options.character('"', "quote"),
                options.character('\\', "escape"),
                options.text("nullvalue"));
    }

    /// The fields; null for those that are empty and not quoted.
    List<@Nullable String> fields(String line) throws Unfit {
        List<@Nullable String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int at = 0;
        while (true) {
            field.setLength(0);
            boolean quoted = at < line.length() && line.charAt(at) == quote;
            at = quoted ? quoted(line, at + 1, field) : plain(line, at, field);
            String text = field.toString();
            fields.add(!quoted && (text.isEmpty() || text.equals(nullText)) ? null : text);
            if (at >= line.length()) {
                return fields;
            }
            if (line.charAt(at) != separator) {
                throw new Unfit(null, null);
            }
            at++;
        }
    }

    private int plain(String line, int start, StringBuilder field) {
        int end = line.indexOf(separator, start);
        end = end < 0 ? line.length() : end;
        field.append(line, start, end);
        return end;
    }

    private int quoted(String line, int start, StringBuilder field) throws Unfit {
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            char next = i + 1 < line.length() ? line.charAt(i + 1) : separator;
            if ((c == quote || c == escape) && next == quote) {
                field.append(quote);
                i++;
            } else if (c == quote) {
                return i + 1;
            } else {
                field.append(c);
            }
        }
        throw new Unfit(null, null);
    }

    /// Appends a field, in quotes where it needs them.
    void append(String text, StringBuilder line) {
        boolean needsQuotes =
                text.isEmpty()
                        || text.indexOf(separator) >= 0
                        || text.indexOf(quote) >= 0
                        || text.indexOf('\n') >= 0
                        || text.indexOf('\r') >= 0;
        if (!needsQuotes) {
            line.append(text);
            return;
        }
        line.append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                line.append(escape);
            }
            line.append(c);
        }
        line.append(quote);
    }
}
