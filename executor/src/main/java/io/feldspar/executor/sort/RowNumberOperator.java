package io.feldspar.executor.sort;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Appends to each row its number, from 1, among the rows with the same values in some columns.
///
/// Those rows are adjacent in the input; null is the same as null.
public final class RowNumberOperator implements Operator {

    private final Operator input;
    private final RowOrder order;
    private FlatVector @Nullable [] lastKeys;
    private long number;

    /// @param partitionColumns columns of the input
    public RowNumberOperator(Operator input, List<Integer> partitionColumns) {
        this.input = input;
        order =
                new RowOrder(
                        partitionColumns.stream()
                                .map(column -> new SortKey(column, false, false))
                                .toList());
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = input.next();
        return batch == null ? null : numbered(batch);
    }

    private Batch numbered(Batch batch) {
        int count = batch.rowCount();
        Vector[] columns = new Vector[batch.columnCount() + 1];
        for (int c = 0; c < batch.columnCount(); c++) {
            columns[c] = batch.column(c);
        }
        FlatVector[] keys = order.keys(columns, batch.selection(), count);
        long[] numbers = new long[batch.length()];
        FlatVector[] previousKeys = lastKeys;
        int previous = 0;
        for (int i = 0; i < count; i++) {
            int row = batch.row(i);
            boolean same =
                    previousKeys != null
                            && order.compare(previousKeys, previous, keys, row, 0) == 0;
            number = same ? number + 1 : 1;
            numbers[row] = number;
            previousKeys = keys;
            previous = row;
        }
        if (count > 0) {
            int[] last = {previous};
            lastKeys = new FlatVector[keys.length];
            for (int k = 0; k < keys.length; k++) {
                lastKeys[k] = keys[k].gather(last, 1);
            }
        }
        columns[batch.columnCount()] =
                new LongVector(SimpleType.BIGINT, numbers, null, batch.length());
        return batch.withColumns(columns);
    }

    @Override
    public void close() {
        lastKeys = null;
        input.close();
    }
}
