package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;

/// COUNT: how many rows.
final class CountAccumulator extends Accumulator {

    private final LongStates counts;

    CountAccumulator(MemoryPool.Reservation reservation) {
        counts = new LongStates(0, reservation);
    }

    long count(int group) {
        return counts.values()[group];
    }

    @Override
    void ensure(int groups) {
        counts.ensure(groups);
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        long[] states = counts.values();
        int[] groups = rows.groups;
        int count = rows.count;
        if (groups == null) {
            states[0] += count;
            return;
        }
        for (int i = 0; i < count; i++) {
            states[groups[i]]++;
        }
    }

    @Override
    void merge(FlatVector[] partials, Rows rows) {
        merge((LongVector) partials[0], rows);
    }

    void merge(LongVector partial, Rows rows) {
        long[] states = counts.values();
        long[] values = partial.values();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        for (int i = 0; i < count; i++) {
            states[groups == null ? 0 : groups[i]] += values[selected == null ? i : selected[i]];
        }
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        out[at] = results(from, count);
    }

    @Override
    Vector results(int from, int count) {
        return new LongVector(SimpleType.BIGINT, counts.slice(from, count), null, count);
    }

    @Override
    void reset() {
        counts.reset();
    }
}
