package io.feldspar.executor.source.parquet;

import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// One condition of a scan. Keeps count of what it costs and drops, so that the cheap and
/// selective conditions run first.
abstract sealed class ScanFilter permits ConjunctFilter, KeyFilter {

    /// The share of old measurements that survives each new one.
    private static final double MEMORY = 0.9;

    private double rowsIn;
    private double rowsOut;
    private double nanos;
    private long groupRows;
    private boolean idle;

    /// Whether the condition never fails, so that it may run before others that it was written
    /// behind.
    abstract boolean movable();

    /// The column that the condition is on, or -1 where there are several or none.
    abstract int column();

    /// Narrows the window down.
    abstract void apply(ReadWindow window);

    /// What the condition says of the dictionary's entries, or null where that costs more than
    /// it saves.
    abstract @Nullable DictionaryMask mask(FlatVector dictionary);

    /// Says that the windows to come are of a row group of so many rows.
    final void startRowGroup(long rows) {
        groupRows = rows;
        idle = false;
    }

    /// How many rows the row group has.
    final long groupRows() {
        return groupRows;
    }

    /// Whether the condition is true for every row of the row group.
    final boolean idle() {
        return idle;
    }

    final void idle(boolean value) {
        idle = value;
    }

    final void applyMeasured(ReadWindow window) {
        int before = window.count();
        long start = System.nanoTime();
        apply(window);
        nanos = nanos * MEMORY + (System.nanoTime() - start);
        rowsIn = rowsIn * MEMORY + before;
        rowsOut = rowsOut * MEMORY + window.count();
    }

    /// Rows dropped per nanosecond; what has never run is tried first.
    final double rank() {
        return rowsIn == 0 ? Double.MAX_VALUE : (rowsIn - rowsOut) / (nanos + 1);
    }
}
