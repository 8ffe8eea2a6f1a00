package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.Capacity;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values of each group in the order of their rows, as an array.
///
/// ```text
/// values  a  b  c  d        group 0: first 0, last 2: a, c
/// next    2  3 -1 -1        group 1: first 1, last 3: b, d
/// ```
final class CollectedLists implements GroupedAccumulator {

    private static final int NONE = -1;

    private final ArrayType type;
    private final boolean emptyIsNull;
    private final MemoryPool.Reservation reservation;
    private FlatColumn values;
    private int[] next = {};
    private int[] first = {};
    private int[] last = {};

    /// @param emptyIsNull whether a group without values is null, or else an empty array
    CollectedLists(ArrayType type, boolean emptyIsNull, MemoryPool.Reservation reservation) {
        this.type = type;
        this.emptyIsNull = emptyIsNull;
        this.reservation = reservation;
        this.values = FlatColumn.of(type.element(), reservation);
    }

    @Override
    public void ensure(int groups) {
        if (groups > first.length) {
            int grown = Capacity.grow(first.length, groups);
            reservation.grow(8L * (grown - first.length));
            int known = first.length;
            first = Arrays.copyOf(first, grown);
            last = Arrays.copyOf(last, grown);
            Arrays.fill(first, known, grown, NONE);
        }
    }

    @Override
    public void add(FlatVector[] arguments, Rows rows) {
        int at = values.size();
        append(arguments[0], rows.rows, rows.count);
        for (int i = 0; i < rows.count; i++) {
            link(rows.groups == null ? 0 : rows.groups[i], at + i);
        }
    }

    private void append(FlatVector vector, int @Nullable [] rows, int count) {
        values.append(vector, rows, count);
        if (values.size() > next.length) {
            int grown = Capacity.grow(next.length, values.size());
            reservation.grow(4L * (grown - next.length));
            next = Arrays.copyOf(next, grown);
        }
    }

    private void link(int group, int value) {
        next[value] = NONE;
        if (first[group] < 0) {
            first[group] = value;
        } else {
            next[last[group]] = value;
        }
        last[group] = value;
    }

    @Override
    public void merge(FlatVector[] states, Rows rows) {
        ListVector lists = (ListVector) states[0];
        int total = Math.toIntExact(lists.elementCount(rows.rows, rows.count));
        int value = values.size();
        append(lists.child(), lists.elements(rows.rows, rows.count, total), total);
        for (int i = 0; i < rows.count; i++) {
            int size = lists.size(rows.rows == null ? i : rows.rows[i]);
            for (int e = 0; e < size; e++) {
                link(rows.groups == null ? 0 : rows.groups[i], value++);
            }
        }
    }

    @Override
    public void states(int from, int count, Vector[] out, int at) {
        out[at] = results(from, count);
    }

    @Override
    public Vector results(int from, int count) {
        int[] starts = new int[count];
        int[] lengths = new int[count];
        int[] picks = new int[64];
        int size = 0;
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            starts[i] = size;
            for (int value = first[from + i]; value >= 0; value = next[value]) {
                if (size == picks.length) {
                    picks = Arrays.copyOf(picks, Capacity.grow(size, size + 1));
                }
                picks[size++] = value;
            }
            lengths[i] = size - starts[i];
            if (lengths[i] == 0 && emptyIsNull) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            }
        }
        FlatVector elements = values.view().gatherShared(picks, size);
        return new ListVector(type, starts, lengths, elements, nulls, count);
    }

    @Override
    public void reset() {
        Arrays.fill(first, NONE);
        next = new int[0];
        values = FlatColumn.of(type.element(), reservation);
    }
}
