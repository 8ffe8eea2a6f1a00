package io.feldspar.server.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The formats that `--format` and `.format` know.
public enum OutputFormat {
    TABLE,
    BOX,
    VERTICAL,
    LINE,
    CSV,
    TSV,
    JSON,
    JSONLINES,
    MARKDOWN,
    INSERT;

    /// The format of that name, in any case of letters, or null.
    public static @Nullable OutputFormat named(String name) {
        for (OutputFormat format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        return null;
    }

    /// `table, box, …, markdown and insert`.
    public static String names() {
        String all =
                Arrays.stream(values())
                        .map(format -> format.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " and " + all.substring(last + 2);
    }

    /// Its writer; `colours` allows terminal escapes.
    public ResultWriter writer(boolean colours) {
        return writer(Style.PLAIN.withColours(colours));
    }

    /// Its writer.
    public ResultWriter writer(Style style) {
        return switch (this) {
            case TABLE -> new TableWriter(style, TableLines.PLAIN);
            case BOX -> new TableWriter(style.withTypes(true), TableLines.BOX);
            case VERTICAL -> new VerticalWriter(style, true);
            case LINE -> new VerticalWriter(style, false);
            case CSV -> new CsvWriter(style);
            case TSV -> new TsvWriter(style);
            case JSON -> new JsonWriter(false);
            case JSONLINES -> new JsonWriter(true);
            case MARKDOWN -> new MarkdownWriter(style);
            case INSERT -> new InsertWriter();
        };
    }
}
