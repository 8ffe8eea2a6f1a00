package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// A column with one value in the whole file: of a partition, or null where the file has none.
final class ConstantColumn implements ColumnSource {

    private final FlatVector single;

    ConstantColumn(Type type, @Nullable Object value) {
        single = Values.single(type, value);
    }

    @Override
    public Type type() {
        return single.type();
    }

    @Override
    public void open(int rowGroup) {}

    @Override
    public Vector read(long row, int count, int @Nullable [] rows, int selected) {
        return new ConstantVector(single, count);
    }

    @Override
    public @Nullable FlatVector wholeDictionary() {
        return null;
    }

    @Override
    public boolean mayHaveNulls() {
        return single.isNull(0);
    }

    @Override
    public void close() {}
}
