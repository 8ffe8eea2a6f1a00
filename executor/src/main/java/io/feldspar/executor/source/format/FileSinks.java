package io.feldspar.executor.source.format;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.avro.AvroSink;
import io.feldspar.executor.source.csv.CsvSink;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.json.JsonSink;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.write.ParquetOptions;
import io.feldspar.executor.source.parquet.write.ParquetSink;
import io.feldspar.executor.type.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The file formats that the engine writes.
public final class FileSinks {

    /// Options that a table may carry for its readers and that say nothing to a writer.
    private static final List<String> READING_ONLY =
            List.of(
                    "format",
                    "mode",
                    "sample_size",
                    "all_varchar",
                    "max_line_size",
                    "encoding",
                    "columns",
                    "dateformat",
                    "timestampformat",
                    "hive_partitioning",
                    "hive_types");

    private FileSinks() {}

    /// Begins a file.
    ///
    /// @param options of the format, in any case; those for readers only are passed over
    /// @throws FeldsparException with NOT_SUPPORTED for a format that is only read,
    ///     INVALID_PARAMETER for wrong options, or IO_ERROR
    public static TableSink open(
            Path file, String format, Schema schema, Map<String, String> options) {
        String name = format.toLowerCase(Locale.ROOT);
        FileOptions named = new FileOptions(name, options);
        for (String option : READING_ONLY) {
            named.text(option);
        }
        return switch (name) {
            case "parquet" -> new ParquetSink(file, schema, parquet(named));
            case "csv" -> CsvSink.open(file, schema, named);
            case "json" -> JsonSink.open(file, schema, named);
            case "avro" -> AvroSink.open(file, schema, named);
            default ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "Format '%s' cannot be written".formatted(format),
                            "Use parquet, csv, json or avro.");
        };
    }

    private static ParquetOptions parquet(FileOptions options) {
        ParquetOptions usual = ParquetOptions.DEFAULT;
        String name = options.text("compression", "snappy");
        Compression compression =
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "snappy" -> Compression.SNAPPY;
                    case "zstd" -> Compression.ZSTD;
                    case "none", "uncompressed" -> Compression.UNCOMPRESSED;
                    default -> throw options.wrong("compression", name, "snappy, zstd or none");
                };
        long rows = options.number("row_group_size", usual.rowGroupRows(), 1, 1 << 30);
        options.end();
        return new ParquetOptions(
                compression, (int) rows, usual.pageRows(), usual.dictionaryEntries());
    }
}
