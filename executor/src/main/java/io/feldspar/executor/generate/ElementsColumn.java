package io.feldspar.executor.generate;

import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// The elements of lists.
final class ElementsColumn implements GeneratedColumn {

    private final int column;
    private @Nullable ListVector lists;

    ElementsColumn(int column) {
        this.column = column;
    }

    private ListVector lists() {
        if (lists == null) {
            throw new IllegalStateException("no batch was read");
        }
        return lists;
    }

    @Override
    public void read(Batch batch) {
        lists = (ListVector) batch.column(column).flatten(batch.selection(), batch.rowCount());
    }

    @Override
    public long size(int row) {
        return lists().size(row);
    }

    @Override
    public Vector values(int[] rows, long[] positions, int count) {
        ListVector from = lists();
        FlatVector child = from.child();
        int[] starts = from.starts();
        int[] codes = new int[count];
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long position = positions[i];
            if (position < 0 || position >= from.size(row)) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            } else {
                codes[i] = starts[row] + (int) position;
            }
        }
        return new DictionaryVector(codes, child, nulls, count).flatten(null, count);
    }
}
