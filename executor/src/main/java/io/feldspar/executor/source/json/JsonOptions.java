package io.feldspar.executor.source.json;

import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.text.Decompression;
import io.feldspar.executor.source.text.TimeFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a user says of JSON files.
///
/// @param permissive whether a value that does not fit its column is null, not an error
/// @param sampleRows from how many objects types are guessed
record JsonOptions(
        @Nullable TimeFormat dates,
        @Nullable TimeFormat timestamps,
        boolean permissive,
        long sampleRows,
        String compression,
        @Nullable String columns) {

    static JsonOptions read(FileOptions options) {
        String mode = options.text("mode", "FAILFAST").toUpperCase(Locale.ROOT);
        if (!mode.equals("FAILFAST") && !mode.equals("PERMISSIVE")) {
            throw options.wrong("mode", mode, "FAILFAST or PERMISSIVE");
        }
        String compression = options.text("compression", "auto").toLowerCase(Locale.ROOT);
        if (!Decompression.WORDS.contains(compression)) {
            throw options.wrong("compression", compression, "auto, none, gzip or zstd");
        }
        String dates = options.text("dateformat");
        String timestamps = options.text("timestampformat");
        long sample = options.number("sample_size", 20_480, -1, Long.MAX_VALUE);
        return new JsonOptions(
                dates == null ? null : TimeFormat.parse(dates),
                timestamps == null ? null : TimeFormat.parse(timestamps),
                mode.equals("PERMISSIVE"),
                sample < 0 ? Long.MAX_VALUE : sample,
                compression,
                options.text("columns"));
    }
}
