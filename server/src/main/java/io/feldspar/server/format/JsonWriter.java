package io.feldspar.server.format;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An array of one object per row, or the objects alone, a line each. Numbers and booleans are
/// JSON's own, NULL is `null`, all else is a string; so are the numbers that JSON has not, such as
/// NaN.
///
/// Of equal column names the second becomes `name_2`.
final class JsonWriter implements ResultWriter {

    private final boolean lines;

    /// @param lines whether each object is a line of its own, and no array encloses them
    JsonWriter(boolean lines) {
        this.lines = lines;
    }

    @Override
    public long write(ResultSet rows, Writer out) throws SQLException, IOException {
        Columns columns = Columns.of(rows.getMetaData());
        List<String> keys = keys(columns.names());
        long count = 0;
        out.write(lines ? "" : "[");
        while (rows.next()) {
            out.write(lines ? "{" : count == 0 ? "\n{" : ",\n{");
            for (int i = 0; i < columns.size(); i++) {
                out.write(i == 0 ? "" : ",");
                out.write(keys.get(i));
                out.write(':');
                value(rows.getString(i + 1), columns.numeric(i), columns.logical(i), out);
            }
            out.write(lines ? "}\n" : "}");
            count++;
        }
        out.write(lines ? "" : count == 0 ? "]\n" : "\n]\n");
        return count;
    }

    private static List<String> keys(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> keys = new ArrayList<>();
        for (String name : names) {
            String key = name;
            for (int i = 2; !taken.add(key); i++) {
                key = name + "_" + i;
            }
            keys.add(quote(key));
        }
        return keys;
    }

    private static void value(@Nullable String text, boolean numeric, boolean logical, Writer out)
            throws IOException {
        if (text == null) {
            out.write("null");
        } else if (logical || (numeric && !text.contains("N") && !text.contains("Inf"))) {
            out.write(text);
        } else {
            out.write(quote(text));
        }
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (each < ' ') {
                        quoted.append(String.format("\\u%04x", (int) each));
                    } else {
                        quoted.append(each);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
