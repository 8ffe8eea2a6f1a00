package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.store.LongValues;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// MIN and MAX of booleans, integers, dates, times and short decimals.
final class LongExtremes implements GroupedAccumulator {

    private final Type type;
    private final boolean max;
    private final LongStates extremes;
    private final Presence presence;

    LongExtremes(Type type, boolean max, Groups groups, MemoryPool.Reservation reservation) {
        this.type = type;
        this.max = max;
        extremes = new LongStates(max ? Long.MIN_VALUE : Long.MAX_VALUE, reservation);
        presence = new Presence(groups, reservation);
    }

    @Override
    public void ensure(int groups) {
        extremes.ensure(groups);
        presence.ensure(groups);
    }

    @Override
    public void add(FlatVector[] arguments, Rows rows) {
        switch (arguments[0]) {
            case ByteVector bytes -> {
                long[] values = new long[rows.count];
                LongValues.read(bytes, rows.rows, rows.count, values);
                addLongs(values, null, rows);
            }
            case IntVector ints -> addInts(ints.values(), rows);
            case LongVector longs -> addLongs(longs.values(), rows.rows, rows);
            case LongPairVector _, DoubleVector _, BytesVector _, ListVector _, StructVector _ ->
                    throw new IllegalArgumentException("not read as longs: " + type);
        }
        presence.mark(rows);
    }

    private void addInts(int[] values, Rows rows) {
        long[] states = extremes.values();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        if (groups == null) {
            long extreme = states[0];
            for (int i = 0; i < count; i++) {
                long value = values[selected == null ? i : selected[i]];
                extreme = max ? Math.max(extreme, value) : Math.min(extreme, value);
            }
            states[0] = extreme;
            return;
        }
        for (int i = 0; i < count; i++) {
            long value = values[selected == null ? i : selected[i]];
            long extreme = states[groups[i]];
            if (max ? value > extreme : value < extreme) {
                states[groups[i]] = value;
            }
        }
    }

    private void addLongs(long[] values, int @Nullable [] selected, Rows rows) {
        long[] states = extremes.values();
        int[] groups = rows.groups;
        int count = rows.count;
        if (groups == null) {
            long extreme = states[0];
            for (int i = 0; i < count; i++) {
                long value = values[selected == null ? i : selected[i]];
                extreme = max ? Math.max(extreme, value) : Math.min(extreme, value);
            }
            states[0] = extreme;
            return;
        }
        for (int i = 0; i < count; i++) {
            long value = values[selected == null ? i : selected[i]];
            long extreme = states[groups[i]];
            if (max ? value > extreme : value < extreme) {
                states[groups[i]] = value;
            }
        }
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
        return LongValues.vector(
                type, extremes.slice(from, count), presence.nulls(from, count), count);
    }

    @Override
    public void reset() {
        extremes.reset();
        presence.reset();
    }
}
