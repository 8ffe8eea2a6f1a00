package io.feldspar.executor.store;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects rows of many batches into one batch of up to [Batch#SIZE] rows in arrays of its own.
public final class BatchBuilder {

    private final ColumnBuilder[] columns;
    private int size;

    /// @param maxDictionary the largest dictionary to keep; the rows keep all of it alive
    public BatchBuilder(List<Type> types, int maxDictionary) {
        columns = new ColumnBuilder[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = new ColumnBuilder(types.get(c), maxDictionary);
        }
    }

    /// How many more rows fit.
    public int room() {
        return Batch.SIZE - size;
    }

    public int size() {
        return size;
    }

    /// Appends the batch's rows `rows[from..from + count)`, or those numbers themselves where
    /// `rows` is null; there must be room.
    public void append(Batch batch, int @Nullable [] rows, int from, int count) {
        for (int c = 0; c < columns.length; c++) {
            columns[c].append(batch.column(c), rows, from, count);
        }
        size += count;
    }

    /// The rows so far; the builder is empty afterwards.
    public Batch take() {
        Vector[] vectors = new Vector[columns.length];
        for (int c = 0; c < vectors.length; c++) {
            vectors[c] = columns[c].take(size);
        }
        Batch batch = Batch.of(vectors, size);
        size = 0;
        return batch;
    }
}
