package io.feldspar.executor.source.csv;

import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.text.Decompression;
import io.feldspar.executor.source.text.TimeFormat;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a user says of CSV files; null is for the sniffer to find out.
///
/// @param nullText the unquoted text that is null
/// @param comment what a line begins with that is passed over, or 0
/// @param skip the lines before the header, or the first record; null to pass over title lines
/// @param sampleRows how many records the sniffer looks at
record CsvOptions(
        @Nullable Boolean header,
        @Nullable String delimiter,
        @Nullable Character quote,
        @Nullable Character escape,
        char comment,
        String nullText,
        @Nullable TimeFormat dates,
        @Nullable TimeFormat timestamps,
        @Nullable Long skip,
        boolean permissive,
        boolean allVarchar,
        long sampleRows,
        int maxRecordBytes,
        String compression,
        @Nullable String columns) {

    static CsvOptions read(FileOptions options) {
        String mode = options.text("mode", "FAILFAST").toUpperCase(Locale.ROOT);
        if (!mode.equals("FAILFAST") && !mode.equals("PERMISSIVE")) {
            throw options.wrong("mode", mode, "FAILFAST or PERMISSIVE");
        }
        String encoding = options.text("encoding", "UTF-8");
        if (!encoding.equalsIgnoreCase("UTF-8") && !encoding.equalsIgnoreCase("UTF8")) {
            throw options.wrong("encoding", encoding, "UTF-8");
        }
        String compression = options.text("compression", "auto").toLowerCase(Locale.ROOT);
        if (!Decompression.WORDS.contains(compression)) {
            throw options.wrong("compression", compression, "auto, none, gzip or zstd");
        }
        String quote = options.text("quote");
        if (quote != null && quote.length() > 1) {
            throw options.wrong("quote", quote, "one ASCII character, or empty for none");
        }
        String nulls = options.text("nullstr", "nullvalue", "null");
        String dates = options.text("dateformat");
        String timestamps = options.text("timestampformat");
        Character comment = options.character("comment");
        long sample = options.number("sample_size", 20_480, -1, Long.MAX_VALUE);
        return new CsvOptions(
                options.flag("header"),
                delimiter(options),
                quote == null ? null : quote.isEmpty() ? (char) 0 : quote.charAt(0),
                options.character("escape"),
                comment == null ? 0 : comment,
                nulls == null ? "" : nulls,
                dates == null ? null : TimeFormat.parse(dates),
                timestamps == null ? null : TimeFormat.parse(timestamps),
                skip(options),
                mode.equals("PERMISSIVE"),
                options.flag("all_varchar", false),
                sample < 0 ? Long.MAX_VALUE : sample,
                (int) options.number("max_line_size", 16 << 20, 1 << 10, 1 << 30),
                compression,
                options.text("columns"));
    }

    private static @Nullable String delimiter(FileOptions options) {
        String text = options.text("delimiter", "delim", "sep");
        if (text == null) {
            return null;
        }
        String delimiter = text.equalsIgnoreCase("tab") ? "\t" : text.replace("\\t", "\t");
        int bytes = delimiter.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > 8 || delimiter.contains("\n") || delimiter.contains("\r")) {
            throw options.wrong("delimiter", text, "one to eight bytes without a line break");
        }
        return delimiter;
    }

    private static @Nullable Long skip(FileOptions options) {
        long lines = options.number("skip", -1, 0, Long.MAX_VALUE);
        return lines < 0 ? null : lines;
    }

    /// The dialect, but for the delimiter where the sniffer is to find it.
    CsvDialect dialect() {
        char quoteChar = quote == null ? '"' : quote;
        return new CsvDialect(
                delimiter == null ? "," : delimiter,
                (byte) quoteChar,
                (byte) (escape == null ? quoteChar : escape),
                (byte) comment);
    }
}
