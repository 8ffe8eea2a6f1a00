package io.feldspar.sql.iceberg;

import io.feldspar.executor.source.parquet.FileSummary;
import io.feldspar.executor.type.NestedType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Data files as a manifest describes them, from their footers.
public final class DataFiles {

    private DataFiles() {}

    /// @param path of a Parquet file with the ids of its columns
    /// @param spec by which it is in partitions
    /// @param partition values of the fields
    public static ContentFile of(Path path, int spec, List<@Nullable Object> partition) {
        FileSummary summary = FileSummary.of(path);
        Map<Integer, Long> values = new HashMap<>();
        Map<Integer, Long> nulls = new HashMap<>();
        Map<Integer, byte[]> lower = new HashMap<>();
        Map<Integer, byte[]> upper = new HashMap<>();
        for (FileSummary.Column column : summary.columns()) {
            if (column.type() instanceof NestedType) {
                continue;
            }
            values.put(column.fieldId(), summary.rows());
            if (column.nulls() >= 0) {
                nulls.put(column.fieldId(), column.nulls());
            }
            Object min = column.min();
            Object max = column.max();
            byte[] low = min == null ? null : BoundBytes.lower(column.type(), min);
            byte[] high = max == null ? null : BoundBytes.upper(column.type(), max);
            if (low != null) {
                lower.put(column.fieldId(), low);
            }
            if (high != null) {
                upper.put(column.fieldId(), high);
            }
        }
        return new ContentFile(
                path.toString(),
                "PARQUET",
                spec,
                partition,
                summary.rows(),
                summary.bytes(),
                values,
                nulls,
                lower,
                upper);
    }
}
