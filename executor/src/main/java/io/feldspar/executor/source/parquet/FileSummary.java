package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.files.FileStamp;
import io.feldspar.executor.type.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the footer of a Parquet file says of its rows.
public record FileSummary(long rows, long bytes, List<Column> columns) {

    public FileSummary {
        columns = List.copyOf(columns);
    }

    /// A column of all row groups.
    ///
    /// @param fieldId see [io.feldspar.executor.source.parquet.format.SchemaElement]
    /// @param nulls -1 where unknown
    /// @param min as [io.feldspar.executor.vector.Values] reads it, but bytes instead of a String;
    ///     null where unknown
    /// @param max likewise
    public record Column(
            int fieldId, Type type, long nulls, @Nullable Object min, @Nullable Object max) {}

    /// Opens the file, and caches the open file for its next reader.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with DATA_CORRUPT, FILE_NOT_FOUND or
    ///     IO_ERROR
    public static FileSummary of(Path path) {
        FileStamp stamp = FileStamp.of(path);
        ParquetFile file = FileCache.INSTANCE.open(path, stamp);
        List<Column> columns = new ArrayList<>();
        for (FileColumn column : file.columns()) {
            columns.add(
                    switch (column) {
                        case LeafColumn leaf -> column(file, leaf);
                        case NestedColumn nested ->
                                new Column(nested.fieldId(), nested.type(), -1, null, null);
                    });
        }
        return new FileSummary(file.footer().rows(), stamp.size(), columns);
    }

    private static Column column(ParquetFile file, LeafColumn leaf) {
        long nulls = 0;
        Object min = null;
        Object max = null;
        boolean known = true;
        for (int group = 0; group < file.footer().rowGroups().size(); group++) {
            ColumnBounds bounds = file.bounds(leaf, group);
            nulls = nulls < 0 || bounds.nulls() < 0 ? -1 : nulls + bounds.nulls();
            if (bounds.nulls() == bounds.rows()) {
                continue;
            }
            if (bounds.min() == null || bounds.max() == null) {
                known = false;
                continue;
            }
            min = outer(min, bounds.min(), -1);
            max = outer(max, bounds.max(), 1);
        }
        return new Column(
                leaf.fieldId(), leaf.type(), nulls, known ? min : null, known ? max : null);
    }

    private static Object outer(@Nullable Object known, Object other, int sign) {
        return known == null || ColumnBounds.compare(known, other) * sign < 0 ? other : known;
    }
}
