package io.feldspar.server.format;

/// The formats that `--format` and `.format` know.
public enum OutputFormat {
    TABLE,
    CSV,
    JSON,
    MARKDOWN;

    /// Its writer; `colours` allows terminal escapes.
    public ResultWriter writer(boolean colours) {
        return switch (this) {
            case TABLE -> new TableWriter(colours);
            case CSV -> new CsvWriter();
            case JSON -> new JsonWriter();
            case MARKDOWN -> new MarkdownWriter();
        };
    }
}
