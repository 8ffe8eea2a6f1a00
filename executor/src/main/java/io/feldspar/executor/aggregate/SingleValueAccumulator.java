package io.feldspar.executor.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;

/// SINGLE_VALUE: the value of the only row, null included; a second row is an error.
final class SingleValueAccumulator extends Accumulator {

    private final Type type;
    private final MemoryPool.Reservation reservation;
    private final CountAccumulator counts;
    private final LongStates places;
    private FlatColumn kept;

    SingleValueAccumulator(Type type, MemoryPool.Reservation reservation) {
        this.type = type;
        this.reservation = reservation;
        counts = new CountAccumulator(reservation);
        places = new LongStates(-1, reservation);
        kept = FlatColumn.of(type, reservation);
    }

    @Override
    void ensure(int groups) {
        counts.ensure(groups);
        places.ensure(groups);
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        counts.add(arguments, rows);
        keep(arguments[0], rows);
    }

    @Override
    void merge(FlatVector[] states, Rows rows) {
        counts.merge((LongVector) states[1], rows);
        LongVector partial = (LongVector) states[1];
        int n = 0;
        Rows present = new Rows();
        int[] selected = new int[rows.count];
        int[] groups = new int[rows.count];
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            if (partial.values()[row] > 0) {
                selected[n] = row;
                groups[n++] = rows.groups == null ? 0 : rows.groups[i];
            }
        }
        present.rows = selected;
        present.groups = groups;
        present.count = n;
        keep(states[0], present);
    }

    private void keep(FlatVector values, Rows rows) {
        for (int i = 0; i < rows.count; i++) {
            int group = rows.groups == null ? 0 : rows.groups[i];
            if (counts.count(group) > 1) {
                throw new FeldsparException(
                        ErrorCode.CARDINALITY_VIOLATION,
                        "A scalar subquery returned more than one row",
                        "Aggregate it, or add LIMIT 1.");
            }
            places.values()[group] = kept.size();
            kept.append(values, new int[] {rows.rows == null ? i : rows.rows[i]}, 1);
        }
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        out[at] = results(from, count);
        out[at + 1] = counts.results(from, count);
    }

    @Override
    Vector results(int from, int count) {
        FlatColumn results = FlatColumn.of(type, reservation);
        FlatVector values = kept.view();
        for (int i = 0; i < count; i++) {
            int place = (int) places.values()[from + i];
            if (place < 0) {
                results.appendNulls(1);
            } else {
                results.append(values, new int[] {place}, 1);
            }
        }
        return results.view();
    }

    @Override
    void reset() {
        counts.reset();
        places.reset();
        kept = FlatColumn.of(type, reservation);
    }
}
