package io.feldspar.executor.source.json;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileFormat;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.files.FileSplit;
import io.feldspar.executor.source.files.RowFileTable;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.source.text.ColumnList;
import io.feldspar.executor.source.text.Decompression;
import io.feldspar.executor.source.text.TextSink;
import io.feldspar.executor.type.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON: an object per row, one after another (usually one per line) or in one array.
public final class JsonFormat implements FileFormat {

    private static final double BYTES_PER_COLUMN = 15;
    private static final long SPLIT_BYTES = 16L << 20;

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Set<String> extensions() {
        return Set.of(".json", ".jsonl", ".ndjson");
    }

    @Override
    public String suffix(FileOptions options) {
        return "." + name() + TextSink.suffix(options);
    }

    @Override
    public TableSink create(OutputFile file, Schema schema, FileOptions options) {
        return JsonSink.open(file, schema, options);
    }

    @Override
    public Table open(FileSet files, FileOptions named, @Nullable Schema declared) {
        JsonOptions options = JsonOptions.read(named);
        String columns = options.columns();
        Schema known = declared == null && columns != null ? ColumnList.parse(columns) : declared;
        if (known != null) {
            double bytesPerRow = 1 + known.size() * BYTES_PER_COLUMN;
            return new JsonTable(files, JsonKeys.declared(known), bytesPerRow, options);
        }
        JsonSniffer.Result sniffed = new JsonSniffer(options).sniff(files);
        if (sniffed.keys().schema().size() == 0) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "'%s' has no fields, so its columns are unknown".formatted(files.description()),
                    "Declare them.");
        }
        return new JsonTable(files, sniffed.keys(), sniffed.bytesPerRow(), options);
    }

    private static final class JsonTable extends RowFileTable {

        private final JsonKeys keys;
        private final JsonOptions options;

        JsonTable(FileSet files, JsonKeys keys, double bytesPerRow, JsonOptions options) {
            super("json", files, keys.schema(), bytesPerRow);
            this.keys = keys;
            this.options = options;
        }

        @Override
        protected List<FileSplit> splits(int index, DataFile file) {
            boolean divisible =
                    Decompression.of(file.path(), options.compression()) == Decompression.NONE;
            return divisible && file.size() >= 2 * SPLIT_BYTES
                    ? JsonBoundaries.splits(index, file, SPLIT_BYTES, this::estimatedRows)
                    : super.splits(index, file);
        }

        @Override
        protected RowReader reader(
                DataFile file, FileSplit split, int[] columns, OperatorContext context) {
            JsonObjects objects =
                    split.to() == Long.MAX_VALUE
                            ? new JsonObjects(file.path(), options.compression())
                            : new JsonObjects(file.path(), split.from(), split.to());
            return new JsonReader(objects, keys, columns, options, context);
        }
    }
}
