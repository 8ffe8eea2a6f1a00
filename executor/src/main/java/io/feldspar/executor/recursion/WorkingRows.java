package io.feldspar.executor.recursion;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows that one run of a recursive query gave, for the next run to read, as often as it likes.
public final class WorkingRows implements AutoCloseable {

    private final MemoryPool.Reservation reservation;
    private final RowStore rows;

    WorkingRows(List<Type> types, MemoryPool memory) {
        reservation = memory.reservation("RECURSION");
        rows = new RowStore(types, Set.of(), reservation);
    }

    boolean isEmpty() {
        return rows.size() == 0;
    }

    void append(Batch batch) {
        rows.append(batch);
    }

    /// The rows from the first to the last, once no more are appended.
    public Operator read() {
        return new Reader();
    }

    @Override
    public void close() {
        reservation.close();
    }

    private final class Reader implements Operator {

        private final Vector[] columns = rows.view();
        private int from;

        @Override
        public @Nullable Batch next() {
            int count = Math.min(Batch.SIZE, rows.size() - from);
            if (count == 0) {
                return null;
            }
            Batch batch = count == rows.size() ? Batch.of(columns, count) : piece(count);
            from += count;
            return batch;
        }

        private Batch piece(int count) {
            int[] picks = new int[count];
            for (int i = 0; i < count; i++) {
                picks[i] = from + i;
            }
            Vector[] piece = new Vector[columns.length];
            for (int c = 0; c < columns.length; c++) {
                piece[c] = columns[c].gatherShared(picks, count);
            }
            return Batch.of(piece, count);
        }

        @Override
        public void close() {}
    }
}
