package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The aggregate results of every group, one row per group, which input rows refer to by group.
final class GroupResults {

    /// Larger result columns are flattened instead of becoming the dictionary of each batch.
    private static final int MAX_DICTIONARY = Batch.SIZE;

    private final FlatVector[] values;

    GroupResults(GroupStates groups, GroupStates.Shape shape, MemoryPool.Reservation memory) {
        FlatColumn[] columns = new FlatColumn[shape.calls().size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = FlatColumn.of(shape.calls().get(c).type(), memory);
        }
        int keys = shape.keyColumns().length;
        for (int from = 0; from < groups.size(); from += Batch.SIZE) {
            int count = Math.min(Batch.SIZE, groups.size() - from);
            Batch results = groups.results(from, count);
            for (int c = 0; c < columns.length; c++) {
                columns[c].append(results.column(keys + c).flatten(null, count), null, count);
            }
        }
        values = new FlatVector[columns.length];
        for (int c = 0; c < values.length; c++) {
            values[c] = columns[c].view();
        }
    }

    /// Appends the result columns to a batch, which must not have a selection.
    ///
    /// @param groups the group of each row, or null if there is a single group
    /// @param from the index in `groups` of the batch's first row
    Batch appendedTo(Batch batch, int @Nullable [] groups, int from) {
        int count = batch.rowCount();
        int width = batch.columnCount();
        Vector[] columns = new Vector[width + values.length];
        for (int c = 0; c < width; c++) {
            columns[c] = batch.column(c);
        }
        int[] codes = groups == null ? new int[0] : Arrays.copyOfRange(groups, from, from + count);
        for (int c = 0; c < values.length; c++) {
            if (groups == null) {
                columns[width + c] = new ConstantVector(values[c], count);
                continue;
            }
            DictionaryVector coded = new DictionaryVector(codes, values[c], null, count);
            boolean large = values[c].length() > MAX_DICTIONARY;
            columns[width + c] = large ? coded.flatten(null, count) : coded;
        }
        return Batch.of(columns, count);
    }
}
