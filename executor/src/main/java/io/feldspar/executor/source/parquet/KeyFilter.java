package io.feldspar.executor.source.parquet;

import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// A join's runtime filter on a column: evaluated once per entry of a dictionary, or on the
/// values.
final class KeyFilter extends ScanFilter {

    private final int column;
    private final RuntimeFilter filter;
    private @Nullable DictionaryMask mask;
    private int[] notNull = new int[0];

    KeyFilter(int column, RuntimeFilter filter) {
        this.column = column;
        this.filter = filter;
    }

    RuntimeFilter filter() {
        return filter;
    }

    @Override
    boolean movable() {
        return true;
    }

    @Override
    int column() {
        return column;
    }

    @Override
    DictionaryMask mask(FlatVector dictionary) {
        if (mask == null || !mask.isOf(dictionary)) {
            mask = new DictionaryMask(dictionary, evaluate(dictionary), false);
        }
        return mask;
    }

    private byte[] evaluate(FlatVector dictionary) {
        int length = dictionary.length();
        byte[] passes = new byte[length];
        int[] kept = new int[length];
        int count = keep(dictionary, null, length, kept);
        for (int i = 0; i < count; i++) {
            passes[kept[i]] = 1;
        }
        return passes;
    }

    private int keep(FlatVector values, int @Nullable [] rows, int count, int[] kept) {
        return switch (values) {
            case IntVector ints -> filter.keep(ints.values(), rows, count, kept);
            case LongVector longs -> filter.keep(longs.values(), rows, count, kept);
            case FlatVector other ->
                    throw new IllegalArgumentException(
                            "a runtime filter is on integers but column "
                                    + column
                                    + " is "
                                    + other.type());
        };
    }

    @Override
    void apply(ReadWindow window) {
        Vector vector = window.column(column);
        switch (vector) {
            case DictionaryVector codes -> mask(codes.dictionary()).apply(window, codes);
            case ConstantVector constant -> {
                FlatVector single = constant.single();
                if (single.isNull(0) || keep(single, null, 1, new int[1]) == 0) {
                    window.keep(0);
                }
            }
            case FlatVector flat -> applyFlat(window, flat);
        }
    }

    private void applyFlat(ReadWindow window, FlatVector flat) {
        long[] nulls = flat.nulls();
        int[] rows = window.selection();
        int count = window.count();
        if (nulls != null) {
            if (notNull.length < count) {
                notNull = new int[Batch.SIZE];
            }
            int present = 0;
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                notNull[present] = row;
                present += (int) (~nulls[row >>> 6] >>> row) & 1;
            }
            rows = notNull;
            count = present;
        }
        window.keep(keep(flat, rows, count, window.target()));
    }
}
