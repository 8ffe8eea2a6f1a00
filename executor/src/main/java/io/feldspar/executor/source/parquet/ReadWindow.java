package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some consecutive rows of a row group while a scan narrows them down: which of its columns
/// are decoded so far, and which rows are still wanted.
final class ReadWindow {

    private final List<ColumnSource> sources;
    private final Vector[] placeholders;
    private final @Nullable Vector[] columns;
    private final int[] selection = new int[Batch.SIZE];

    private long row;
    private int length;
    private int count;
    private boolean selective;

    ReadWindow(List<ColumnSource> sources) {
        this.sources = sources;
        columns = new @Nullable Vector[sources.size()];
        placeholders = new Vector[sources.size()];
        for (int i = 0; i < placeholders.length; i++) {
            placeholders[i] = placeholder(sources.get(i).type(), Batch.SIZE);
        }
    }

    private static Vector placeholder(Type type, int length) {
        FlatVector nothing = Values.single(type, null);
        return new ConstantVector(nothing, length);
    }

    /// Moves on to the rows `first` to `first + size`, all of them wanted.
    void start(long first, int size) {
        row = first;
        length = size;
        count = size;
        selective = false;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = null;
        }
    }

    int length() {
        return length;
    }

    /// How many rows are wanted.
    int count() {
        return count;
    }

    /// The wanted rows, or null where all are.
    int @Nullable [] selection() {
        return selective ? selection : null;
    }

    /// Where the next filter writes the rows that it keeps; may hold the rows that are wanted
    /// now.
    int[] target() {
        return selection;
    }

    /// Declares the first `kept` rows of [#target()] as the selected ones from now on.
    void keep(int kept) {
        selective |= kept < length;
        count = kept;
    }

    /// The column, decoded at least at the wanted rows.
    Vector column(int index) {
        Vector column = columns[index];
        if (column == null) {
            column = sources.get(index).read(row, length, selection(), count);
            columns[index] = column;
        }
        return column;
    }

    /// A batch of the wanted rows in which only `needed` columns are decoded.
    Batch batch(int[] needed) {
        Vector[] vectors = placeholders.clone();
        for (int index : needed) {
            vectors[index] = column(index);
        }
        return batch(vectors);
    }

    /// A batch of the wanted rows with all columns.
    Batch batch() {
        Vector[] vectors = new Vector[columns.length];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = column(i);
        }
        return batch(vectors);
    }

    private Batch batch(Vector[] vectors) {
        return selective ? Batch.of(vectors, length, selection, count) : Batch.of(vectors, length);
    }
}
