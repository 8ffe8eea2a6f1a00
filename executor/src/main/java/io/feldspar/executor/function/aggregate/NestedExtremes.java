package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// MIN and MAX of arrays and structs.
final class NestedExtremes implements GroupedAccumulator {

    private final boolean max;
    private final ChosenRows extremes;

    NestedExtremes(Type type, boolean max, MemoryPool.Reservation reservation) {
        this.max = max;
        extremes = new ChosenRows(List.of(type), reservation);
    }

    @Override
    public void ensure(int groups) {
        extremes.ensure(groups);
    }

    @Override
    public void add(FlatVector[] arguments, Rows rows) {
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            if (extremes.has(group)) {
                int order = extremes.compare(0, arguments[0], row, group);
                if (max ? order <= 0 : order >= 0) {
                    continue;
                }
            }
            extremes.choose(group, arguments, row);
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
        return extremes.column(0, from, count);
    }

    @Override
    public void reset() {
        extremes.reset();
    }
}
