package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator.Rows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.store.RowIndex;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;

/// Counts how often each value occurs in each group: one entry per pair of group and value.
///
/// ```text
/// entry    0      1      2      3
/// group    0      0      1      0
/// value    'a'    'b'    'a'    'c'
/// count    3      1      2      1
/// before   -1     0      -1     1        the entry of the same group before it
/// last     3, 2                          the last entry of each group
/// ```
/// A state is two arrays, the values and their counts.
final class ValueCounts {

    private final Type type;
    private final MemoryPool.Reservation memory;
    private final KeyHasher hasher = new KeyHasher(2);
    private final RowIndex.Scratch scratch = new RowIndex.Scratch();
    private final LongStates counts;
    private final LongStates before;
    private final LongStates last;
    private FlatColumn values;
    private RowIndex index;
    private int entries;

    /// @param type of the values
    ValueCounts(Type type, MemoryPool.Reservation memory) {
        this.type = type;
        this.memory = memory;
        counts = new LongStates(0, memory);
        before = new LongStates(-1, memory);
        last = new LongStates(-1, memory);
        values = FlatColumn.of(type, memory);
        index = index(values, memory);
    }

    private static RowIndex index(FlatColumn values, MemoryPool.Reservation memory) {
        return new RowIndex(
                new FlatColumn[] {FlatColumn.of(SimpleType.INTEGER, memory), values}, memory);
    }

    /// The columns of a state.
    static List<Type> states(Type type) {
        return List.of(new ArrayType(type), new ArrayType(SimpleType.BIGINT));
    }

    void ensure(int groups) {
        last.ensure(groups);
    }

    /// Adds one occurrence of each row's value.
    void add(FlatVector given, Rows rows) {
        int[] groups = new int[rows.count];
        if (rows.groups != null) {
            System.arraycopy(rows.groups, 0, groups, 0, rows.count);
        }
        long[] times = new long[rows.count];
        Arrays.fill(times, 1);
        add(given.gather(rows.rows, rows.count), groups, times, rows.count);
    }

    /// Adds the counts of states, whose columns are the first two of these.
    void merge(FlatVector[] states, Rows rows) {
        ListVector lists = (ListVector) states[0];
        ListVector listsOfCounts = (ListVector) states[1];
        long[] given = ((LongVector) listsOfCounts.child()).values();
        int total = Math.toIntExact(lists.elementCount(rows.rows, rows.count));
        int[] elements = new int[total];
        int[] groups = new int[total];
        long[] times = new long[total];
        int n = 0;
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            for (int k = 0; k < lists.size(row); k++) {
                elements[n] = lists.starts()[row] + k;
                times[n] = given[listsOfCounts.starts()[row] + k];
                groups[n++] = rows.groups == null ? 0 : rows.groups[i];
            }
        }
        add(lists.child().gather(elements, n), groups, times, n);
    }

    private void add(FlatVector given, int[] groups, long[] times, int count) {
        FlatVector[] keys = {new IntVector(SimpleType.INTEGER, groups, null, count), given};
        long[] hashes = new long[count];
        int[] ids = new int[count];
        hasher.hash(keys, null, count, hashes);
        index.assign(keys, hashes, null, count, ids, scratch);
        counts.ensure(values.size());
        before.ensure(values.size());
        for (int i = 0; i < count; i++) {
            int entry = ids[i];
            if (entry >= entries) {
                entries = entry + 1;
                before.values()[entry] = last.values()[groups[i]];
                last.values()[groups[i]] = entry;
            }
            counts.values()[entry] = Math.addExact(counts.values()[entry], times[i]);
        }
    }

    /// The entries of a group.
    int[] entries(int group) {
        int size = 0;
        for (long each = last.values()[group]; each >= 0; each = before.values()[(int) each]) {
            size++;
        }
        int[] found = new int[size];
        int entry = (int) last.values()[group];
        for (int i = size - 1; i >= 0; i--) {
            found[i] = entry;
            entry = (int) before.values()[entry];
        }
        return found;
    }

    long count(int entry) {
        return counts.values()[entry];
    }

    /// Compares the values of two entries.
    int compare(int left, int right) {
        FlatVector view = values.view();
        return ValueOrder.compareValues(view, left, view, right);
    }

    /// Writes the states of the groups `from` to `from + count` to `out[at]` and `out[at + 1]`.
    void states(int from, int count, Vector[] out, int at) {
        int[] starts = new int[count];
        int[] lengths = new int[count];
        int[][] found = new int[count][];
        int total = 0;
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            found[i] = entries(from + i);
            starts[i] = total;
            lengths[i] = found[i].length;
            total = Math.addExact(total, found[i].length);
            if (found[i].length == 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            }
        }
        int[] all = new int[total];
        long[] times = new long[total];
        int n = 0;
        for (int[] each : found) {
            for (int entry : each) {
                times[n] = count(entry);
                all[n++] = entry;
            }
        }
        List<Type> types = states(type);
        FlatVector kept = values.view().gather(all, total);
        FlatVector counted = new LongVector(SimpleType.BIGINT, times, null, total);
        out[at] = new ListVector(types.get(0), starts, lengths, kept, nulls, count);
        out[at + 1] = new ListVector(types.get(1), starts, lengths, counted, nulls, count);
    }

    /// The values of entries, null where the number is negative.
    Vector values(int[] chosen) {
        if (entries == 0) {
            return ConstantVector.of(type, null, chosen.length);
        }
        long[] nulls = null;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] < 0) {
                nulls = nulls == null ? Nulls.allocate(chosen.length) : nulls;
                Nulls.set(nulls, i);
                chosen[i] = 0;
            }
        }
        return new DictionaryVector(chosen, values.view(), nulls, chosen.length);
    }

    /// The values of entries.
    FlatVector flat(int[] chosen) {
        return values.view().gather(chosen, chosen.length);
    }

    void reset() {
        counts.reset();
        before.reset();
        last.reset();
        values = FlatColumn.of(type, memory);
        index = index(values, memory);
        entries = 0;
    }
}
