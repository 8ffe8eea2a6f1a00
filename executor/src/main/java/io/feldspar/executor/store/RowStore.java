package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of many batches in one growing column each.
///
/// Row numbers are ints in the order of arrival. The owner of the reservation releases the
/// memory.
public final class RowStore {

    private final KeptColumn[] columns;
    private int size;

    /// @param flat the columns that must be stored flat, because they are keys
    public RowStore(List<Type> types, Set<Integer> flat, MemoryPool.Reservation reservation) {
        columns = new KeptColumn[types.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new KeptColumn(types.get(i), flat.contains(i), reservation);
        }
    }

    public int size() {
        return size;
    }

    /// Appends the batch's selected rows.
    public void append(Batch batch) {
        append(batch, batch.selection(), batch.rowCount());
    }

    /// Appends the batch's rows `rows[0..count)`, or its first `count` where `rows` is null.
    public void append(Batch batch, int @Nullable [] rows, int count) {
        if (count > Capacity.MAX - size) {
            throw Capacity.tooManyRows();
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i].append(batch.column(i), rows, count);
        }
        size += count;
    }

    public KeptColumn column(int index) {
        return columns[index];
    }

    /// All rows of every column; the vectors share the store's arrays.
    public Vector[] view() {
        Vector[] view = new Vector[columns.length];
        for (int i = 0; i < view.length; i++) {
            view[i] = columns[i].view();
        }
        return view;
    }
}
