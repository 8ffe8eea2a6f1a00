package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.Capacity;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of the n rows of each group in which another value is the largest or the smallest, in
/// that order; of rows with the same one, the smaller values first.
///
/// Rows are appended to columns of keys and values; a group has the places of its rows there, in
/// order. The columns are compacted when most of their rows are no longer among those of a group.
final class TopValues implements GroupedAccumulator {

    private static final int MAX_ROWS = 100_000;
    private static final int MIN_ROWS_TO_COMPACT = 4096;

    private final Type key;
    private final Type value;
    private final boolean max;
    private final MemoryPool.Reservation memory;
    private FlatColumn keys;
    private FlatColumn values;
    private FlatVector keyView;
    private FlatVector valueView;
    private int[][] places = {};
    private int[] sizes = {};
    private int[] limits = {};
    private final int[] one = new int[1];
    private int groupCount;
    private long live;
    private long columnBytes;

    TopValues(Type key, Type value, boolean max, MemoryPool.Reservation memory) {
        this.key = key;
        this.value = value;
        this.max = max;
        this.memory = memory;
        keys = FlatColumn.of(key, memory);
        values = FlatColumn.of(value, memory);
        keyView = keys.view();
        valueView = values.view();
    }

    @Override
    public void ensure(int groups) {
        if (groups > sizes.length) {
            int known = sizes.length;
            int grown = Capacity.grow(known, groups);
            memory.grow(16L * (grown - known));
            places = Arrays.copyOf(places, grown);
            Arrays.fill(places, known, grown, new int[0]);
            sizes = Arrays.copyOf(sizes, grown);
            limits = Arrays.copyOf(limits, grown);
        }
        groupCount = Math.max(groupCount, groups);
    }

    /// @param arguments values, keys, and how many rows are wanted
    @Override
    public void add(FlatVector[] arguments, Rows rows) {
        IntVector wanted = (IntVector) arguments[2];
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            limit(group, wanted.values()[row]);
            offer(group, arguments[1], row, arguments[0], row);
        }
    }

    private void limit(int group, int wanted) {
        if (wanted < 1 || wanted > MAX_ROWS) {
            throw new FeldsparException(
                    ErrorCode.UNEXPECTED_ARGUMENT,
                    "%d values are asked for".formatted(wanted),
                    "Ask for 1 to %d.".formatted(MAX_ROWS));
        }
        limits[group] = Math.max(limits[group], wanted);
    }

    private void offer(
            int group, FlatVector rowKeys, int keyRow, FlatVector rowValues, int valueRow) {
        int size = sizes[group];
        int[] own = places[group];
        if (size == limits[group]
                && !precedes(rowKeys, keyRow, rowValues, valueRow, own[size - 1])) {
            return;
        }
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (precedes(rowKeys, keyRow, rowValues, valueRow, own[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        insert(group, low, append(rowKeys, keyRow, rowValues, valueRow));
        if (keys.size() > MIN_ROWS_TO_COMPACT + 2 * live) {
            compact();
        }
    }

    private boolean precedes(
            FlatVector rowKeys, int keyRow, FlatVector rowValues, int valueRow, int place) {
        int order = ValueOrder.compare(rowKeys, keyRow, keyView, place);
        if (order == 0) {
            return ValueOrder.compare(rowValues, valueRow, valueView, place) < 0;
        }
        return max ? order > 0 : order < 0;
    }

    private int append(FlatVector rowKeys, int keyRow, FlatVector rowValues, int valueRow) {
        int place = keys.size();
        long reserved = memory.bytes();
        one[0] = keyRow;
        keys.append(rowKeys, one, 1);
        one[0] = valueRow;
        values.append(rowValues, one, 1);
        columnBytes += memory.bytes() - reserved;
        keyView = keys.view();
        valueView = values.view();
        return place;
    }

    private void insert(int group, int at, int place) {
        int[] own = places[group];
        int size = sizes[group];
        boolean full = size == limits[group];
        if (!full && size == own.length) {
            int grown = Math.min(limits[group], Math.max(4, 2 * size));
            memory.grow(4L * (grown - size));
            own = Arrays.copyOf(own, grown);
            places[group] = own;
        }
        int last = full ? size - 1 : size;
        System.arraycopy(own, at, own, at + 1, last - at);
        own[at] = place;
        if (!full) {
            sizes[group]++;
            live++;
        }
    }

    private void compact() {
        FlatVector oldKeys = keyView;
        FlatVector oldValues = valueView;
        long before = columnBytes;
        long reserved = memory.bytes();
        empty();
        for (int group = 0; group < groupCount; group++) {
            int size = sizes[group];
            int first = keys.size();
            keys.append(oldKeys, places[group], size);
            values.append(oldValues, places[group], size);
            for (int i = 0; i < size; i++) {
                places[group][i] = first + i;
            }
        }
        keyView = keys.view();
        valueView = values.view();
        columnBytes = memory.bytes() - reserved;
        memory.resize(memory.bytes() - before);
    }

    private void empty() {
        keys = FlatColumn.of(key, memory);
        values = FlatColumn.of(value, memory);
        keyView = keys.view();
        valueView = values.view();
    }

    @Override
    public void merge(FlatVector[] states, Rows rows) {
        ListVector allKeys = (ListVector) states[0];
        ListVector allValues = (ListVector) states[1];
        IntVector wanted = (IntVector) states[2];
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            limit(group, wanted.values()[row]);
            for (int e = 0; e < allKeys.size(row); e++) {
                offer(
                        group,
                        allKeys.child(),
                        allKeys.starts()[row] + e,
                        allValues.child(),
                        allValues.starts()[row] + e);
            }
        }
    }

    @Override
    public void states(int from, int count, Vector[] out, int at) {
        out[at] = lists(key, keyView, from, count);
        out[at + 1] = lists(value, valueView, from, count);
        out[at + 2] =
                new IntVector(
                        SimpleType.INTEGER,
                        Arrays.copyOfRange(limits, from, from + count),
                        null,
                        count);
    }

    @Override
    public Vector results(int from, int count) {
        return lists(value, valueView, from, count);
    }

    /// A list for each group, null where it has no rows.
    private ListVector lists(Type type, FlatVector column, int from, int count) {
        int[] starts = new int[count];
        int[] lengths = new int[count];
        long @Nullable [] nulls = null;
        int total = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = total;
            lengths[i] = sizes[from + i];
            total = Math.addExact(total, lengths[i]);
            if (lengths[i] == 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            }
        }
        int[] picks = new int[total];
        for (int i = 0; i < count; i++) {
            System.arraycopy(places[from + i], 0, picks, starts[i], lengths[i]);
        }
        return new ListVector(
                new ArrayType(type), starts, lengths, column.gather(picks, total), nulls, count);
    }

    @Override
    public void reset() {
        Arrays.fill(sizes, 0);
        Arrays.fill(limits, 0);
        live = 0;
        memory.resize(memory.bytes() - columnBytes);
        columnBytes = 0;
        empty();
    }

    /// The columns of states.
    static List<Type> states(Type key, Type value) {
        return List.of(new ArrayType(key), new ArrayType(value), SimpleType.INTEGER);
    }
}
