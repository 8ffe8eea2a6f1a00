package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.Vector;

/// MIN and MAX of decimals of more than 18 digits.
final class LongPairExtremes implements GroupedAccumulator {

    private final Type type;
    private final boolean max;
    private final LongStates lows;
    private final LongStates highs;
    private final Presence presence;

    LongPairExtremes(Type type, boolean max, Groups groups, MemoryPool.Reservation reservation) {
        this.type = type;
        this.max = max;
        lows = new LongStates(max ? 0 : -1, reservation);
        highs = new LongStates(max ? Long.MIN_VALUE : Long.MAX_VALUE, reservation);
        presence = new Presence(groups, reservation);
    }

    @Override
    public void ensure(int groups) {
        lows.ensure(groups);
        highs.ensure(groups);
        presence.ensure(groups);
    }

    @Override
    public void add(FlatVector[] arguments, Rows rows) {
        LongPairVector vector = (LongPairVector) arguments[0];
        long[] low = vector.low();
        long[] lowStates = lows.values();
        long[] highStates = highs.values();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            int group = groups == null ? 0 : groups[i];
            long high = vector.high(row);
            int order = Long.compare(high, highStates[group]);
            if (order == 0) {
                order = Long.compareUnsigned(low[row], lowStates[group]);
            }
            if (max ? order > 0 : order < 0) {
                lowStates[group] = low[row];
                highStates[group] = high;
            }
        }
        presence.mark(rows);
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
        return new LongPairVector(
                type,
                lows.slice(from, count),
                highs.slice(from, count),
                presence.nulls(from, count),
                count);
    }

    @Override
    public void reset() {
        lows.reset();
        highs.reset();
        presence.reset();
    }
}
