package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing column: one primitive array per physical form, rows appended from flat vectors.
///
/// Memory is reserved before an array grows. A [#view] shares the arrays; rows that it shows never
/// change, so it stays valid while further rows are appended.
public abstract sealed class FlatColumn
        permits ByteColumn,
                IntColumn,
                LongColumn,
                LongPairColumn,
                DoubleColumn,
                BytesColumn,
                ListColumn,
                StructColumn {

    static final int INITIAL_CAPACITY = 64;

    private final Type type;
    private final MemoryPool.Reservation reservation;
    private int size;
    private int capacity;
    private long @Nullable [] nulls;

    FlatColumn(Type type, MemoryPool.Reservation reservation) {
        this.type = type;
        this.reservation = reservation;
    }

    public static FlatColumn of(Type type, MemoryPool.Reservation reservation) {
        return switch (type.form()) {
            case BYTE -> new ByteColumn(type, reservation);
            case INT -> new IntColumn(type, reservation);
            case LONG -> new LongColumn(type, reservation);
            case LONG_PAIR -> new LongPairColumn(type, reservation);
            case DOUBLE -> new DoubleColumn(type, reservation);
            case BYTES -> new BytesColumn(type, reservation);
            case LIST -> new ListColumn(type, reservation);
            case STRUCT -> new StructColumn((StructType) type, reservation);
        };
    }

    public final Type type() {
        return type;
    }

    public final int size() {
        return size;
    }

    /// Appends the vector's rows `rows[0..count)`, or its first `count` where `rows` is null.
    public final void append(FlatVector vector, int @Nullable [] rows, int count) {
        ensure(size + count);
        long[] vectorNulls = vector.nulls();
        if (vectorNulls != null) {
            appendNulls(vectorNulls, rows, count);
        }
        appendValues(vector, rows, count, size);
        size += count;
    }

    /// Appends `count` rows that are null.
    public final void appendNulls(int count) {
        ensure(size + count);
        long[] bits = nullsForWriting();
        for (int i = 0; i < count; i++) {
            Nulls.set(bits, size + i);
        }
        clearValues(size, count);
        size += count;
    }

    private void appendNulls(long[] vectorNulls, int @Nullable [] rows, int count) {
        long[] bits = nulls;
        for (int i = 0; i < count; i++) {
            if (Nulls.isNull(vectorNulls, rows == null ? i : rows[i])) {
                if (bits == null) {
                    bits = nullsForWriting();
                }
                Nulls.set(bits, size + i);
            }
        }
    }

    /// Makes room for `rows` rows in all.
    public final void ensure(int rows) {
        if (rows < 0) {
            throw Capacity.tooManyRows();
        }
        if (rows > capacity) {
            int grown = Capacity.grow(capacity, rows);
            reserve(capacity, grown, () -> resize(grown));
            capacity = grown;
        }
    }

    private void reserve(int from, int to, Runnable allocation) {
        long nullBytes = nulls == null ? 0 : 8L * Nulls.words(to);
        reservation.grow((long) rowBytes() * to + nullBytes);
        allocation.run();
        if (nulls != null) {
            nulls = Arrays.copyOf(nulls, Nulls.words(to));
        }
        release((long) rowBytes() * from + (nulls == null ? 0 : 8L * Nulls.words(from)));
    }

    final void reserve(long bytes) {
        reservation.grow(bytes);
    }

    final void release(long bytes) {
        reservation.resize(reservation.bytes() - bytes);
    }

    private long[] nullsForWriting() {
        long[] bits = nulls;
        if (bits == null) {
            reservation.grow(8L * Nulls.words(capacity));
            bits = Nulls.allocate(capacity);
            nulls = bits;
        }
        return bits;
    }

    /// The null bitmap, or null where no row is null.
    final long @Nullable [] nulls() {
        return nulls;
    }

    public final boolean isNull(int row) {
        return nulls != null && Nulls.isNull(nulls, row);
    }

    public final boolean mayHaveNulls() {
        return nulls != null;
    }

    final long @Nullable [] nullSlice(int from, int count) {
        long[] bits = nulls;
        if (bits == null) {
            return null;
        }
        long[] slice = Nulls.allocate(count);
        boolean any = false;
        for (int i = 0; i < count; i++) {
            if (Nulls.isNull(bits, from + i)) {
                Nulls.set(slice, i);
                any = true;
            }
        }
        return any ? slice : null;
    }

    /// All rows, sharing the arrays.
    public abstract FlatVector view();

    /// The rows `from` to `from + count`, in arrays of their own; strings share the heap.
    public abstract FlatVector slice(int from, int count);

    /// Keeps of `candidates[0..count)` those `i` for which the vector's row `rows[i]` (`i` where
    /// `rows` is null) has the same value as this column's row `stored[i]`, null being the same as
    /// null. The others are written to `failed` from `failedCount` on.
    ///
    /// @return how many remain, at the front of `candidates`, in any order
    public final int keepSame(
            FlatVector vector,
            int @Nullable [] rows,
            int[] stored,
            int[] candidates,
            int count,
            int[] failed,
            int failedCount) {
        long[] vectorNulls = vector.nulls();
        if (vectorNulls == null && nulls == null) {
            return keepSameValues(vector, rows, stored, candidates, 0, count, failed, failedCount);
        }
        int bothNull = 0;
        int end = 0;
        for (int n = 0; n < count; n++) {
            int i = candidates[n];
            boolean leftNull = vector.isNull(rows == null ? i : rows[i]);
            boolean rightNull = isNull(stored[i]);
            if (leftNull != rightNull) {
                failed[failedCount++] = i;
            } else if (leftNull) {
                // Room for one more at the front: the first of the not-null ones moves behind.
                candidates[end++] = candidates[bothNull];
                candidates[bothNull++] = i;
            } else {
                candidates[end++] = i;
            }
        }
        return keepSameValues(vector, rows, stored, candidates, bothNull, end, failed, failedCount);
    }

    /// As [#keepSame] for `candidates[from..to)`, none of which is null on either side.
    abstract int keepSameValues(
            FlatVector vector,
            int @Nullable [] rows,
            int[] stored,
            int[] candidates,
            int from,
            int to,
            int[] failed,
            int failedCount);

    abstract int rowBytes();

    abstract void resize(int rows);

    abstract void appendValues(FlatVector vector, int @Nullable [] rows, int count, int at);

    abstract void clearValues(int from, int count);
}
