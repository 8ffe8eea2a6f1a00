package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// The number of each row in its file, from 0, which no file stores.
final class PositionColumn implements ColumnSource {

    private final ParquetFile file;
    private long first;

    PositionColumn(ParquetFile file) {
        this.file = file;
    }

    /// The number of the first row of a row group.
    static long first(ParquetFile file, int rowGroup) {
        long rows = 0;
        for (int i = 0; i < rowGroup; i++) {
            rows += file.footer().rowGroups().get(i).rows();
        }
        return rows;
    }

    /// What is known of the rows of a row group.
    static ColumnBounds bounds(ParquetFile file, int rowGroup) {
        long first = first(file, rowGroup);
        long rows = file.footer().rowGroups().get(rowGroup).rows();
        return new ColumnBounds(SimpleType.BIGINT, first, first + rows - 1, 0, rows);
    }

    @Override
    public Type type() {
        return SimpleType.BIGINT;
    }

    @Override
    public void open(int rowGroup) {
        first = first(file, rowGroup);
    }

    @Override
    public Vector read(long row, int count, int @Nullable [] rows, int selected) {
        long[] numbers = new long[count];
        long start = first + row;
        for (int i = 0; i < count; i++) {
            numbers[i] = start + i;
        }
        return new LongVector(SimpleType.BIGINT, numbers, null, count);
    }

    @Override
    public @Nullable FlatVector wholeDictionary() {
        return null;
    }

    @Override
    public boolean mayHaveNulls() {
        return false;
    }

    @Override
    public void close() {}
}
