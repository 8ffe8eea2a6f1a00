package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator.Groups;
import io.feldspar.executor.function.GroupedAccumulator.Rows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.Capacity;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.vector.Nulls;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which groups have a row that counts; the result of the others is null.
///
/// ```text
/// BY_KEY    nothing is written as long as every row counts: each group has one
/// SINGLE    a byte: the group exists without any row
/// FRAMES    the number of rows, which can be removed again
/// ```
final class Presence {

    private final MemoryPool.Reservation reservation;
    private final Groups groups;
    private final @Nullable LongStates counts;
    private byte @Nullable [] seen;
    private int capacity;

    Presence(Groups groups, MemoryPool.Reservation reservation) {
        this.groups = groups;
        this.reservation = reservation;
        counts = groups == Groups.FRAMES ? new LongStates(0, reservation) : null;
        reset();
    }

    void reset() {
        if (counts != null) {
            counts.reset();
        }
        if (seen != null) {
            reservation.resize(reservation.bytes() - seen.length);
        }
        seen = null;
        if (groups == Groups.SINGLE) {
            reservation.grow(1);
            seen = new byte[1];
        }
    }

    void ensure(int count) {
        if (counts != null) {
            counts.ensure(count);
        } else if (count > capacity) {
            capacity = Capacity.grow(capacity, count);
            if (seen != null) {
                reservation.grow(capacity);
                int before = seen.length;
                seen = Arrays.copyOf(seen, capacity);
                reservation.resize(reservation.bytes() - before);
            }
        }
    }

    /// Rows were added, or states merged.
    void mark(Rows rows) {
        if (counts != null) {
            count(counts.values(), rows, 1);
            return;
        }
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
        int[] of = rows.groups;
        if (of == null) {
            marks[0] |= (byte) (rows.count > 0 ? 1 : 0);
            return;
        }
        int count = rows.count;
        for (int i = 0; i < count; i++) {
            marks[of[i]] = 1;
        }
    }

    /// Rows were removed from frames.
    void unmark(Rows rows) {
        if (counts == null) {
            throw new IllegalStateException("rows can be removed from frames only");
        }
        count(counts.values(), rows, -1);
    }

    private static void count(long[] counts, Rows rows, int step) {
        for (int i = 0; i < rows.count; i++) {
            counts[rows.groups == null ? 0 : rows.groups[i]] += step;
        }
    }

    private boolean missing(int group) {
        if (counts != null) {
            return counts.values()[group] == 0;
        }
        return seen != null && seen[group] == 0;
    }

    /// The null bitmap of the groups `from` to `from + count`: those that have no row.
    long @Nullable [] nulls(int from, int count) {
        if (seen == null && counts == null) {
            return null;
        }
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            if (missing(from + i)) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            }
        }
        return nulls;
    }
}
