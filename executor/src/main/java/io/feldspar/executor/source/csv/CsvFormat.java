package io.feldspar.executor.source.csv;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileFormat;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.text.ColumnList;
import io.feldspar.executor.source.text.TextSink;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Comma-separated values, with whatever separates them.
///
/// The files tell dialect, names and types unless the user does. Where there is a header, the
/// columns of other files are found by name; one that a file lacks is null there. Declared columns
/// are taken by place.
public final class CsvFormat implements FileFormat {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Set<String> extensions() {
        return Set.of(".csv", ".tsv", ".tbl");
    }

    @Override
    public String suffix(FileOptions options) {
        return "." + name() + TextSink.suffix(options);
    }

    @Override
    public TableSink create(OutputFile file, Schema schema, FileOptions options) {
        return CsvSink.open(file, schema, options);
    }

    @Override
    public Table open(FileSet files, FileOptions named, @Nullable Schema declared) {
        CsvOptions options = CsvOptions.read(named);
        String columns = options.columns();
        Schema known = declared == null && columns != null ? ColumnList.parse(columns) : declared;
        if (known != null) {
            refuseNested(known);
        }
        List<DataFile> filled = files.files().stream().filter(file -> file.size() > 0).toList();
        List<DataFile> sample = filled.isEmpty() ? List.of(files.files().getFirst()) : filled;
        CsvSniffer.Result sniffed = new CsvSniffer(sample, options).sniff(known);
        if (sniffed.schema().size() == 0) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "File '%s' is empty, so its columns are unknown"
                            .formatted(sample.getFirst().path()),
                    "Declare them.");
        }
        return new CsvTable(files, options, sniffed, known != null);
    }

    private static void refuseNested(Schema columns) {
        for (Field column : columns.fields()) {
            if (column.type() instanceof NestedType) {
                throw new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "Column '%s' is %s, which cannot be read from CSV files"
                                .formatted(column.name(), column.type().sql()),
                        "Declare it as VARCHAR, or use JSON or Parquet files.");
            }
        }
    }
}
