package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;

/// SUM of doubles.
final class DoubleSumAccumulator extends Accumulator {

    private final Type resultType;
    private final DoubleStates sums;
    private final Presence presence;

    DoubleSumAccumulator(Type resultType, boolean grouped, MemoryPool.Reservation reservation) {
        this.resultType = resultType;
        sums = new DoubleStates(0, reservation);
        presence = new Presence(grouped, reservation);
    }

    double sum(int group) {
        return sums.values()[group];
    }

    @Override
    void ensure(int groups) {
        sums.ensure(groups);
        presence.ensure(groups);
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        double[] states = sums.values();
        double[] values = ((DoubleVector) arguments[0]).values();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        if (groups == null) {
            double sum = states[0];
            for (int i = 0; i < count; i++) {
                sum += values[selected == null ? i : selected[i]];
            }
            states[0] = sum;
        } else {
            for (int i = 0; i < count; i++) {
                states[groups[i]] += values[selected == null ? i : selected[i]];
            }
        }
        presence.mark(rows);
    }

    @Override
    void merge(FlatVector[] states, Rows rows) {
        add(states, rows);
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        out[at] = vector(SimpleType.DOUBLE, from, count);
    }

    @Override
    Vector results(int from, int count) {
        return vector(resultType, from, count);
    }

    private DoubleVector vector(Type type, int from, int count) {
        double[] values = sums.slice(from, count);
        if (type == SimpleType.REAL) {
            for (int i = 0; i < count; i++) {
                values[i] = (float) values[i];
            }
        }
        return new DoubleVector(type, values, presence.nulls(from, count), count);
    }

    @Override
    void reset() {
        sums.reset();
        presence.reset();
    }
}
