package io.feldspar.executor.recursion;

import io.feldspar.executor.aggregate.GroupTable;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All different rows that a recursive query gave so far; null equals null.
final class SeenRows implements AutoCloseable {

    private final MemoryPool.Reservation reservation;
    private final GroupTable table;
    private final int[] groups = new int[Batch.SIZE];

    SeenRows(List<Type> types, MemoryPool memory) {
        reservation = memory.reservation("RECURSION");
        table = new GroupTable(types, reservation);
    }

    /// The rows of the batch that were not seen before, each once; null where there are none.
    @Nullable Batch unseen(Batch batch) {
        int count = batch.rowCount();
        int known = table.size();
        Vector[] columns = new Vector[batch.columnCount()];
        Arrays.setAll(columns, batch::column);
        table.assign(columns, batch.selection(), count, groups);
        int fresh = table.size() - known;
        if (fresh == 0 || fresh == count) {
            return fresh == 0 ? null : batch;
        }
        int[] rows = new int[fresh];
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (groups[i] == known + found) {
                rows[found++] = batch.row(i);
            }
        }
        return batch.withSelection(rows, found);
    }

    @Override
    public void close() {
        reservation.close();
    }
}
