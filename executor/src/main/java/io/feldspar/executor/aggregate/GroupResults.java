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

/// The results of aggregates for every group, as columns that rows take theirs from.
final class GroupResults {

    /// Larger ones are no dictionaries for a batch.
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

    /// The batch, which has no selection, with the results behind its columns.
    ///
    /// @param groups the numbers of the groups of rows, or null where there is a single group
    /// @param from where in them those of the batch's rows begin
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
