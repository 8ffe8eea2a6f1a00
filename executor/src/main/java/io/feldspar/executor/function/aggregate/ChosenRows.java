package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import java.util.Arrays;
import java.util.List;

/// One row per group, of several columns. Rows are appended to growing columns, which are compacted
/// when most of their rows have been replaced.
final class ChosenRows {

    private static final int MIN_ROWS_TO_COMPACT = 4096;

    private final List<Type> types;
    private final MemoryPool.Reservation reservation;
    private final LongStates places;
    private final int[] one = new int[1];
    private FlatColumn[] columns;
    private int groupCount;
    private long valueBytes;

    ChosenRows(List<Type> types, MemoryPool.Reservation reservation) {
        this.types = List.copyOf(types);
        this.reservation = reservation;
        places = new LongStates(-1, reservation);
        columns = empty();
    }

    private FlatColumn[] empty() {
        return types.stream()
                .map(type -> FlatColumn.of(type, reservation))
                .toArray(FlatColumn[]::new);
    }

    void ensure(int groups) {
        places.ensure(groups);
        groupCount = Math.max(groupCount, groups);
    }

    boolean has(int group) {
        return places.values()[group] >= 0;
    }

    /// Compares a value with that of the group's row; the group must have one.
    int compare(int column, FlatVector given, int row, int group) {
        return ValueOrder.compare(given, row, columns[column].view(), (int) places.values()[group]);
    }

    /// Sets the group's row to row `row` of the given vectors, one per column.
    void choose(int group, FlatVector[] given, int row) {
        one[0] = row;
        places.values()[group] = append(columns, given);
        if (columns[0].size() > MIN_ROWS_TO_COMPACT + 2 * groupCount) {
            compact();
        }
    }

    private int append(FlatColumn[] to, FlatVector[] given) {
        int place = to[0].size();
        long before = reservation.bytes();
        for (int i = 0; i < to.length; i++) {
            to[i].append(given[i], one, 1);
        }
        valueBytes += reservation.bytes() - before;
        return place;
    }

    private void compact() {
        long before = valueBytes;
        valueBytes = 0;
        FlatColumn[] fresh = empty();
        FlatVector[] views =
                Arrays.stream(columns).map(FlatColumn::view).toArray(FlatVector[]::new);
        long[] at = places.values();
        for (int group = 0; group < groupCount; group++) {
            if (at[group] >= 0) {
                one[0] = (int) at[group];
                at[group] = append(fresh, views);
            }
        }
        columns = fresh;
        reservation.resize(reservation.bytes() - before);
    }

    /// A column of the rows of groups `from` to `from + count`; null for groups without a row.
    FlatVector column(int column, int from, int count) {
        int[] codes = new int[count];
        long[] nulls = Nulls.allocate(count);
        FlatVector view = columns[column].view();
        for (int i = 0; i < count; i++) {
            long at = places.values()[from + i];
            codes[i] = (int) Math.max(0, at);
            if (at < 0 || view.isNull((int) at)) {
                Nulls.set(nulls, i);
            }
        }
        return new DictionaryVector(codes, view, nulls, count).flatten(null, count);
    }

    /// For each of these groups true, or null if it has no row.
    FlatVector presence(int from, int count) {
        byte[] present = new byte[count];
        long[] nulls = Nulls.allocate(count);
        for (int i = 0; i < count; i++) {
            present[i] = 1;
            if (!has(from + i)) {
                Nulls.set(nulls, i);
            }
        }
        return new ByteVector(SimpleType.BOOLEAN, present, nulls, count);
    }

    void reset() {
        places.reset();
        reservation.resize(reservation.bytes() - valueBytes);
        valueBytes = 0;
        columns = empty();
    }
}
