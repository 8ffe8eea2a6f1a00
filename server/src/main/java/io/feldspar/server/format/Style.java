package io.feldspar.server.format;

import org.jspecify.annotations.Nullable;

/// How results are to look, as far as their format lets one choose.
///
/// @param colours whether terminal escapes are allowed
/// @param header whether the names of columns are written
/// @param types whether the types of columns are shown below their names
/// @param nullText what stands for NULL, or null for what is usual in the format
/// @param width cells of the terminal that a table may take, 0 for any number
/// @param maxRows of a table that are shown, 0 for all
public record Style(
        boolean colours,
        boolean header,
        boolean types,
        @Nullable String nullText,
        int width,
        int maxRows) {

    /// As files get it: no colours, a header, nothing cut.
    public static final Style PLAIN = new Style(false, true, false, null, 0, 0);

    public Style withColours(boolean allowed) {
        return new Style(allowed, header, types, nullText, width, maxRows);
    }

    public Style withHeader(boolean written) {
        return new Style(colours, written, types, nullText, width, maxRows);
    }

    public Style withTypes(boolean shown) {
        return new Style(colours, header, shown, nullText, width, maxRows);
    }

    public Style withNullText(String text) {
        return new Style(colours, header, types, text, width, maxRows);
    }

    public Style withWidth(int cells) {
        return new Style(colours, header, types, nullText, cells, maxRows);
    }

    public Style withMaxRows(int rows) {
        return new Style(colours, header, types, nullText, width, rows);
    }

    /// What stands for NULL in a format that usually writes `usual`.
    String nullText(String usual) {
        String chosen = nullText;
        return chosen == null ? usual : chosen;
    }
}
