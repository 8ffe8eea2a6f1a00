package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;

/// MIN and MAX of arrays and structs: per group the row of its extreme in a growing column, which
/// is written again when most of its rows have been replaced.
final class NestedExtremes implements GroupedAccumulator {

    private static final int MIN_ROWS_TO_COMPACT = 4096;

    private final Type type;
    private final boolean max;
    private final MemoryPool.Reservation reservation;
    private final LongStates extremes;
    private FlatColumn values;
    private int groupCount;
    private long valueBytes;

    NestedExtremes(Type type, boolean max, MemoryPool.Reservation reservation) {
        this.type = type;
        this.max = max;
        this.reservation = reservation;
        extremes = new LongStates(-1, reservation);
        values = FlatColumn.of(type, reservation);
    }

    @Override
    public void ensure(int groups) {
        extremes.ensure(groups);
        groupCount = Math.max(groupCount, groups);
    }

    @Override
    public void add(FlatVector[] arguments, Rows rows) {
        FlatVector vector = arguments[0];
        long[] at = extremes.values();
        int[] one = new int[1];
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            if (at[group] >= 0) {
                int order = ValueOrder.compareValues(vector, row, values.view(), (int) at[group]);
                if (max ? order <= 0 : order >= 0) {
                    continue;
                }
            }
            one[0] = row;
            at[group] = values.size();
            append(values, vector, one);
        }
        if (values.size() > MIN_ROWS_TO_COMPACT + 2 * groupCount) {
            compact();
        }
    }

    private void append(FlatColumn to, FlatVector vector, int[] row) {
        long before = reservation.bytes();
        to.append(vector, row, 1);
        valueBytes += reservation.bytes() - before;
    }

    private void compact() {
        long before = valueBytes;
        valueBytes = 0;
        FlatColumn fresh = FlatColumn.of(type, reservation);
        long[] at = extremes.values();
        int[] one = new int[1];
        for (int group = 0; group < groupCount; group++) {
            if (at[group] >= 0) {
                one[0] = (int) at[group];
                at[group] = fresh.size();
                append(fresh, values.view(), one);
            }
        }
        values = fresh;
        reservation.resize(reservation.bytes() - before);
    }

    @Override
    public void merge(FlatVector[] states, Rows rows) {
        add(states, rows);
    }

    @Override
    public void states(int from, int count, Vector[] out, int at) {
        out[at] = results(from, count);
    }

    @Override
    public Vector results(int from, int count) {
        int[] codes = new int[count];
        long[] nulls = Nulls.allocate(count);
        for (int i = 0; i < count; i++) {
            long at = extremes.values()[from + i];
            codes[i] = (int) Math.max(0, at);
            if (at < 0) {
                Nulls.set(nulls, i);
            }
        }
        return new DictionaryVector(codes, values.view(), nulls, count).flatten(null, count);
    }

    @Override
    public void reset() {
        extremes.reset();
        reservation.resize(reservation.bytes() - valueBytes);
        valueBytes = 0;
        values = FlatColumn.of(type, reservation);
    }
}
