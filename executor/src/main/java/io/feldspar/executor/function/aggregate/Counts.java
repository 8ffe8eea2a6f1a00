package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator.Rows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;

/// How many rows each group has.
final class Counts {

    private final LongStates counts;

    Counts(MemoryPool.Reservation reservation) {
        counts = new LongStates(0, reservation);
    }

    long count(int group) {
        return counts.values()[group];
    }

    void ensure(int groups) {
        counts.ensure(groups);
    }

    void add(Rows rows) {
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

    void remove(Rows rows) {
        long[] states = counts.values();
        for (int i = 0; i < rows.count; i++) {
            states[rows.groups == null ? 0 : rows.groups[i]]--;
        }
    }

    void merge(FlatVector partial, Rows rows) {
        long[] states = counts.values();
        long[] values = ((LongVector) partial).values();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        for (int i = 0; i < count; i++) {
            states[groups == null ? 0 : groups[i]] += values[selected == null ? i : selected[i]];
        }
    }

    LongVector vector(int from, int count) {
        return new LongVector(SimpleType.BIGINT, counts.slice(from, count), null, count);
    }

    void reset() {
        counts.reset();
    }
}
