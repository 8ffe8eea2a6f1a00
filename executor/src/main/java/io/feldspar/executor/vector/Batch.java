package io.feldspar.executor.vector;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some rows of a table: a vector per column, and which of their rows count.
///
/// ```text
/// columns    a: 10 11 12 13 14    b: x y z u v      length = 5
/// selection  1 3 4                                  rowCount = 3: (11,y) (13,u) (14,v)
/// ```
/// A filter shortens the selection and copies nothing. A batch is valid until its producer is asked
/// for the next one; to retain rows longer, [#copy()] them. Dictionaries may always be retained.
public final class Batch {

    /// The usual number of rows. No batch that an operator emits is longer.
    public static final int SIZE = 2048;

    private final Vector[] columns;
    private final int length;
    private final int @Nullable [] selection;
    private final int rowCount;

    private Batch(Vector[] columns, int length, int @Nullable [] selection, int rowCount) {
        this.columns = columns;
        this.length = length;
        this.selection = selection;
        this.rowCount = rowCount;
    }

    /// All `length` rows of the columns. The array is owned by the batch from now on.
    public static Batch of(Vector[] columns, int length) {
        return new Batch(columns, length, null, length);
    }

    /// The rows `selection[0..rowCount)`, ascending, of the columns.
    public static Batch of(Vector[] columns, int length, int[] selection, int rowCount) {
        return new Batch(columns, length, selection, rowCount);
    }

    public int columnCount() {
        return columns.length;
    }

    public Vector column(int index) {
        return columns[index];
    }

    /// The rows of each column vector, selected or not.
    public int length() {
        return length;
    }

    /// The row numbers that count, ascending, or null where all do. Only the first [#rowCount()]
    /// hold.
    public int @Nullable [] selection() {
        return selection;
    }

    /// The number of rows that count.
    public int rowCount() {
        return rowCount;
    }

    /// The row number in the columns of the `index`-th row that counts.
    public int row(int index) {
        return selection == null ? index : selection[index];
    }

    /// The same columns with another selection.
    public Batch withSelection(int @Nullable [] rows, int count) {
        return new Batch(columns, length, rows, count);
    }

    /// Other columns over the same rows.
    public Batch withColumns(Vector... others) {
        return new Batch(others, length, selection, rowCount);
    }

    /// A batch of the selected rows alone in arrays of its own. Dictionary and constant columns
    /// keep their form.
    public Batch copy() {
        Vector[] copies = new Vector[columns.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = columns[i].gatherEncoded(selection, rowCount);
        }
        return of(copies, rowCount);
    }

    /// Heap bytes held by the columns' own arrays; shared dictionaries are not counted.
    public long retainedBytes() {
        long bytes = 0;
        for (Vector column : columns) {
            bytes += column.retainedBytes();
        }
        return bytes;
    }

    /// The row's values as [Values] reads them. For edges and tests.
    public List<@Nullable Object> values(int index) {
        return Arrays.asList(
                Arrays.stream(columns).map(column -> column.value(row(index))).toArray());
    }
}
