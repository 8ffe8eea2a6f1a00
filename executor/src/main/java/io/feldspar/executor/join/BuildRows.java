package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.vector.Vector;

/// The build side of a join without keys: its rows column by column.
///
/// Immutable once built, so any number of tasks may read it. Holds a reservation until closed.
public final class BuildRows implements BuildSide.InMemory {

    private final Vector[] columns;
    private final int rows;
    private final MemoryPool.Reservation reservation;

    /// @param reservation of the rows, which this closes
    BuildRows(Vector[] columns, int rows, MemoryPool.Reservation reservation) {
        this.columns = columns;
        this.rows = rows;
        this.reservation = reservation;
    }

    @Override
    public Vector[] columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public long retainedBytes() {
        return reservation.bytes();
    }

    @Override
    public void close() {
        reservation.close();
    }
}
