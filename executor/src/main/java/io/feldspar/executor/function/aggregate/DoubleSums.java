package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator.Rows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.DoubleStates;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;

/// A sum of doubles per group.
final class DoubleSums {

    private final DoubleStates sums;

    DoubleSums(MemoryPool.Reservation reservation) {
        sums = new DoubleStates(0, reservation);
    }

    double sum(int group) {
        return sums.values()[group];
    }

    void ensure(int groups) {
        sums.ensure(groups);
    }

    void add(FlatVector vector, Rows rows) {
        double[] states = sums.values();
        double[] values = ((DoubleVector) vector).values();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        if (groups == null) {
            double sum = states[0];
            for (int i = 0; i < count; i++) {
                sum += values[selected == null ? i : selected[i]];
            }
            states[0] = sum;
            return;
        }
        for (int i = 0; i < count; i++) {
            states[groups[i]] += values[selected == null ? i : selected[i]];
        }
    }

    double[] slice(int from, int count) {
        return sums.slice(from, count);
    }

    void reset() {
        sums.reset();
    }
}
