package io.feldspar.executor.window;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// Partial states in columns, and how they are merged into an accumulator.
final class StateRows {

    private final FlatColumn[] columns;
    private final GroupedAccumulator.Rows input = new GroupedAccumulator.Rows();
    private final int[] rows = new int[Batch.SIZE];
    private final int[] groups = new int[Batch.SIZE];
    private FlatVector[] view = {};
    private int size;

    StateRows(List<Type> types, MemoryPool.Reservation memory) {
        columns = new FlatColumn[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = FlatColumn.of(types.get(c), memory);
        }
    }

    /// Appends the states of groups of an accumulator.
    void append(GroupedAccumulator accumulator, int from, int count) {
        Vector[] states = new Vector[columns.length];
        for (int done = 0; done < count; done += Batch.SIZE) {
            int some = Math.min(Batch.SIZE, count - done);
            accumulator.states(from + done, some, states, 0);
            for (int c = 0; c < columns.length; c++) {
                columns[c].append(states[c].flatten(null, some), null, some);
            }
        }
        view = new FlatVector[0];
    }

    int count() {
        return columns[0].size();
    }

    /// Adds a state unless it is empty.
    void put(int state, int group, GroupedAccumulator accumulator) {
        if (columns[0].isNull(state)) {
            return;
        }
        rows[size] = state;
        groups[size++] = group;
        if (size == rows.length) {
            flush(accumulator);
        }
    }

    void flush(GroupedAccumulator accumulator) {
        if (size == 0) {
            return;
        }
        if (view.length == 0) {
            view = new FlatVector[columns.length];
            for (int c = 0; c < view.length; c++) {
                view[c] = columns[c].view();
            }
        }
        input.rows = rows;
        input.groups = groups;
        input.count = size;
        size = 0;
        accumulator.merge(view, input);
    }
}
