package io.feldspar.executor.join;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Rows with their numbers as last column, those of a set left out where there is one.
final class NumberedRows implements Operator {

    private final Operator input;
    private final @Nullable RowBitmap without;
    private int next;

    /// @param input whose batches have no selection
    NumberedRows(Operator input, @Nullable RowBitmap without) {
        this.input = input;
        this.without = without;
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            Batch numbered = numbered(batch);
            if (numbered.rowCount() > 0) {
                return numbered;
            }
        }
        return null;
    }

    private Batch numbered(Batch batch) {
        int count = batch.rowCount();
        int from = next;
        next += count;
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = from + i;
        }
        int columns = batch.columnCount();
        Vector[] all = new Vector[columns + 1];
        for (int c = 0; c < columns; c++) {
            all[c] = batch.column(c);
        }
        all[columns] = new IntVector(SimpleType.INTEGER, numbers, null, count);
        Batch numbered = Batch.of(all, count);
        return without == null ? numbered : left(numbered, from, without);
    }

    private static Batch left(Batch batch, int from, RowBitmap without) {
        int[] rows = new int[batch.rowCount()];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[n] = i;
            n += without.contains(from + i) ? 0 : 1;
        }
        return batch.withSelection(rows, n);
    }

    /// Adds the numbers in a column of the batch to the set, counted from `base`.
    static void collect(Batch batch, int column, int base, RowBitmap into) {
        Vector numbers = batch.column(column);
        for (int i = 0; i < batch.rowCount(); i++) {
            into.add(number(numbers, batch.row(i)) - base);
        }
    }

    private static int number(Vector numbers, int row) {
        return switch (numbers) {
            case IntVector flat -> flat.values()[row];
            case ConstantVector constant -> number(constant.single(), 0);
            case DictionaryVector coded -> number(coded.dictionary(), coded.codes()[row]);
            case FlatVector other ->
                    throw new IllegalStateException("row numbers of type " + other.type());
        };
    }

    @Override
    public void close() {
        input.close();
    }
}
