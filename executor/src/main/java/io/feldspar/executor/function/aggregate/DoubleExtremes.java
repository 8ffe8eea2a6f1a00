package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.DoubleStates;
import io.feldspar.executor.store.Doubles;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;

/// MIN and MAX of doubles; NaN is the largest value.
final class DoubleExtremes implements GroupedAccumulator {

    private final Type type;
    private final boolean max;
    private final DoubleStates extremes;
    private final Presence presence;

    DoubleExtremes(Type type, boolean max, Groups groups, MemoryPool.Reservation reservation) {
        this.type = type;
        this.max = max;
        extremes = new DoubleStates(max ? Double.NEGATIVE_INFINITY : Double.NaN, reservation);
        presence = new Presence(groups, reservation);
    }

    @Override
    public void ensure(int groups) {
        extremes.ensure(groups);
        presence.ensure(groups);
    }

    @Override
    public void add(FlatVector[] arguments, Rows rows) {
        double[] values = ((DoubleVector) arguments[0]).values();
        double[] states = extremes.values();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        for (int i = 0; i < count; i++) {
            double value = values[selected == null ? i : selected[i]];
            int group = groups == null ? 0 : groups[i];
            int order = Doubles.compare(value, states[group]);
            if (max ? order > 0 : order < 0) {
                states[group] = value;
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
        return new DoubleVector(
                type, extremes.slice(from, count), presence.nulls(from, count), count);
    }

    @Override
    public void reset() {
        extremes.reset();
        presence.reset();
    }
}
