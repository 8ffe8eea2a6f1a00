package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the footers say of a table, and what the sizes of its dictionaries tell of distinct
/// values. A column costs a page header per row group when it is asked about first.
final class ParquetStatistics implements TableStatistics {

    private final Schema schema;
    private final List<FileView> files;
    private final double rows;
    private final Map<Integer, ColumnStatistics> columns = new ConcurrentHashMap<>();

    ParquetStatistics(Schema schema, List<FileView> files) {
        this.schema = schema;
        this.files = files;
        long sum = 0;
        for (FileView file : files) {
            sum += file.file().footer().rows();
        }
        rows = sum;
    }

    @Override
    public OptionalDouble rows() {
        return OptionalDouble.of(rows);
    }

    @Override
    public ColumnStatistics column(int index) {
        return columns.computeIfAbsent(index, this::compute);
    }

    private ColumnStatistics compute(int index) {
        List<ChunkSummary> chunks = new ArrayList<>();
        for (FileView file : files) {
            chunks.addAll(file.summaries(index));
        }
        long nulls = 0;
        Object min = null;
        Object max = null;
        boolean minKnown = true;
        boolean maxKnown = true;
        for (ChunkSummary chunk : chunks) {
            ColumnBounds bounds = chunk.bounds();
            nulls = nulls < 0 || bounds.nulls() < 0 ? -1 : nulls + bounds.nulls();
            if (bounds.nulls() == bounds.rows()) {
                continue;
            }
            minKnown &= bounds.min() != null;
            maxKnown &= bounds.max() != null;
            min = least(min, bounds.min(), -1);
            max = least(max, bounds.max(), 1);
        }
        return new ColumnStatistics(
                minKnown ? readable(index, min) : null,
                maxKnown ? readable(index, max) : null,
                nulls < 0 || rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(nulls / rows),
                DistinctEstimate.of(schema.type(index), chunks));
    }

    private static @Nullable Object least(@Nullable Object left, @Nullable Object right, int sign) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return ColumnBounds.compare(left, right) * sign > 0 ? left : right;
    }

    private @Nullable Object readable(int index, @Nullable Object bound) {
        return bound instanceof byte[] bytes && schema.type(index) == SimpleType.VARCHAR
                ? new String(bytes, StandardCharsets.UTF_8)
                : bound;
    }
}
