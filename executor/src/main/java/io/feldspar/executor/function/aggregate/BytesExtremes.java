package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.BytesStates;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;

/// MIN and MAX of text and binary values, in the order of their unsigned bytes.
final class BytesExtremes implements GroupedAccumulator {

    private final Type type;
    private final boolean max;
    private final BytesStates extremes;

    BytesExtremes(Type type, boolean max, MemoryPool.Reservation reservation) {
        this.type = type;
        this.max = max;
        extremes = new BytesStates(reservation);
    }

    @Override
    public void ensure(int groups) {
        extremes.ensure(groups);
    }

    @Override
    public void add(FlatVector[] arguments, Rows rows) {
        BytesVector vector = (BytesVector) arguments[0];
        byte[] heap = vector.heap();
        int[] starts = vector.starts();
        int[] lengths = vector.lengths();
        int[] groups = rows.groups;
        int[] selected = rows.rows;
        int count = rows.count;
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            int group = groups == null ? 0 : groups[i];
            int start = starts[row];
            int end = start + lengths[row];
            byte[] extreme = extremes.value(group);
            if (extreme != null) {
                int order = Arrays.compareUnsigned(heap, start, end, extreme, 0, extreme.length);
                if (max ? order <= 0 : order >= 0) {
                    continue;
                }
            }
            extremes.set(group, Arrays.copyOfRange(heap, start, end));
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
        return extremes.slice(type, from, count);
    }

    @Override
    public void reset() {
        extremes.reset();
    }
}
