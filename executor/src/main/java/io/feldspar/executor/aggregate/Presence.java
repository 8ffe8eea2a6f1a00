package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.Capacity;
import io.feldspar.executor.vector.Nulls;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which groups have had a row that counted; the others have no result.
///
/// A group comes into being by a row. As long as every row counts nothing is written down: each
/// group has one. The single group of an aggregation without keys is there without any row.
final class Presence {

    private final MemoryPool.Reservation reservation;
    private final boolean grouped;
    private byte @Nullable [] seen;
    private int capacity;

    Presence(boolean grouped, MemoryPool.Reservation reservation) {
        this.grouped = grouped;
        this.reservation = reservation;
        reset();
    }

    void reset() {
        if (seen != null) {
            reservation.resize(reservation.bytes() - seen.length);
        }
        seen = null;
        if (!grouped) {
            reservation.grow(1);
            seen = new byte[1];
        }
    }

    void ensure(int groups) {
        if (groups > capacity) {
            capacity = Capacity.grow(capacity, groups);
            if (seen != null) {
                reservation.grow(capacity);
                int before = seen.length;
                seen = Arrays.copyOf(seen, capacity);
                reservation.resize(reservation.bytes() - before);
            }
        }
    }

    void mark(Accumulator.Rows rows) {
        byte[] marks = seen;
        if (marks == null) {
            if (rows.complete) {
                return;
            }
            reservation.grow(capacity);
            marks = new byte[capacity];
            Arrays.fill(marks, 0, rows.groupsBefore, (byte) 1);
            seen = marks;
        }
        int[] groups = rows.groups;
        if (groups == null) {
            marks[0] |= (byte) (rows.count > 0 ? 1 : 0);
            return;
        }
        int count = rows.count;
        for (int i = 0; i < count; i++) {
            marks[groups[i]] = 1;
        }
    }

    boolean missing(int group) {
        return seen != null && seen[group] == 0;
    }

    /// The null bitmap of the groups `from` to `from + count`: those that had no row.
    long @Nullable [] nulls(int from, int count) {
        byte[] marks = seen;
        if (marks == null) {
            return null;
        }
        long[] nulls = Nulls.allocate(count);
        boolean any = false;
        for (int i = 0; i < count; i++) {
            if (marks[from + i] == 0) {
                Nulls.set(nulls, i);
                any = true;
            }
        }
        return any ? nulls : null;
    }
}
