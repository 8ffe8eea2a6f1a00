package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// A column whose type in the file is narrower than the table's.
final class WidenedColumn implements ColumnSource {

    private final ColumnReader column;
    private final Type type;
    private @Nullable FlatVector dictionary;
    private @Nullable FlatVector widened;

    WidenedColumn(ColumnReader column, Type type) {
        this.column = column;
        this.type = type;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public void open(int rowGroup) {
        column.open(rowGroup);
    }

    @Override
    public Vector read(long row, int count, int @Nullable [] rows, int selected) {
        return switch (column.read(row, count, rows, selected)) {
            case DictionaryVector codes ->
                    new DictionaryVector(
                            codes.codes(),
                            widened(codes.dictionary()),
                            codes.nulls(),
                            codes.length());
            // a column reader makes constants of nulls only
            case ConstantVector nulls ->
                    new ConstantVector(Values.single(type, null), nulls.length());
            case FlatVector flat -> Widening.of(flat, type);
        };
    }

    @Override
    public @Nullable FlatVector wholeDictionary() {
        FlatVector whole = column.wholeDictionary();
        return whole == null ? null : widened(whole);
    }

    /// One widened dictionary for one of the file's, since conditions tell them by identity.
    @SuppressWarnings("ReferenceEquality")
    private FlatVector widened(FlatVector own) {
        FlatVector known = widened;
        if (known == null || dictionary != own) {
            known = Widening.of(own, type);
            dictionary = own;
            widened = known;
        }
        return known;
    }

    @Override
    public boolean mayHaveNulls() {
        return column.mayHaveNulls();
    }

    @Override
    public void close() {
        column.close();
    }
}
