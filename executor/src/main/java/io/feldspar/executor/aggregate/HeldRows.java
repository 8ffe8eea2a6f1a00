package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.SpilledPartitions;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows buffered in memory, with the group of each row.
final class HeldRows {

    private final RowStore rows;
    private final MemoryPool.Reservation memory;

    /// The group of each row; empty if all rows are in one group.
    private int[] groups = {};

    HeldRows(List<Type> types, MemoryPool.Reservation memory) {
        this.memory = memory;
        rows = new RowStore(types, Set.of(), memory);
    }

    int size() {
        return rows.size();
    }

    /// Appends the batch's selected rows. If memory is denied, the rows so far are intact.
    ///
    /// @param numbers the groups of the selected rows, or null if they are unknown
    void append(Batch batch, int @Nullable [] numbers) {
        int before = rows.size();
        int count = batch.rowCount();
        if (numbers != null && groups.length < before + count) {
            int capacity = Math.max(before + count, before + (before >> 1));
            memory.grow((long) Integer.BYTES * (capacity - groups.length));
            groups = Arrays.copyOf(groups, capacity);
        }
        rows.append(batch);
        if (numbers != null) {
            System.arraycopy(numbers, 0, groups, before, count);
        }
    }

    /// The rows in input order.
    Operator batches() {
        return new Pieces(Batch.SIZE, null);
    }

    /// The rows in input order, followed by the results of their groups.
    Operator rows(GroupResults results) {
        return new Pieces(Batch.SIZE, results);
    }

    void spread(SpilledGroups target) {
        int chunk = SpilledPartitions.chunk(rows.size(), memory.bytes());
        Pieces pieces = new Pieces(chunk, null);
        for (Batch batch = pieces.next(); batch != null; batch = pieces.next()) {
            target.write(batch);
        }
    }

    private final class Pieces implements Operator {

        private final Vector[] columns = rows.view();
        private final int most;
        private final @Nullable GroupResults results;
        private int from;

        Pieces(int most, @Nullable GroupResults results) {
            this.most = most;
            this.results = results;
        }

        @Override
        public @Nullable Batch next() {
            int count = Math.min(most, rows.size() - from);
            if (count == 0) {
                return null;
            }
            int[] picks = new int[count];
            for (int i = 0; i < count; i++) {
                picks[i] = from + i;
            }
            Vector[] piece = new Vector[columns.length];
            for (int c = 0; c < columns.length; c++) {
                piece[c] = columns[c].gatherShared(picks, count);
            }
            from += count;
            Batch batch = Batch.of(piece, count);
            return results == null
                    ? batch
                    : results.appendedTo(batch, groups.length == 0 ? null : groups, from - count);
        }

        @Override
        public void close() {}
    }
}
