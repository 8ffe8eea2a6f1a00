package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// The build side of a join without keys: its rows column by column.
///
/// Immutable once built, so any number of tasks may read it. Holds a reservation until closed.
public final class BuildRows implements AutoCloseable {

    private final Vector[] columns;
    private final int rows;
    private final MemoryPool.Reservation reservation;

    private BuildRows(Vector[] columns, int rows, MemoryPool.Reservation reservation) {
        this.columns = columns;
        this.rows = rows;
        this.reservation = reservation;
    }

    /// Reads all batches.
    ///
    /// @param types the types of the batches' columns
    public static BuildRows build(
            Iterator<Batch> batches, List<Type> types, OperatorContext context) {
        MemoryPool.Reservation reservation = context.memory().reservation("JOIN");
        try {
            RowStore store = new RowStore(types, Set.of(), reservation);
            while (batches.hasNext()) {
                context.checkCancelled();
                store.append(batches.next());
            }
            return new BuildRows(store.view(), store.size(), reservation);
        } catch (RuntimeException | Error failure) {
            reservation.close();
            throw failure;
        }
    }

    public Vector[] columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    @Override
    public void close() {
        reservation.close();
    }
}
