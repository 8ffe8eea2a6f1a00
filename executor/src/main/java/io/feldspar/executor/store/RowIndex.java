package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds rows of stored key columns by value: open addressing with linear probing.
///
/// ```text
/// slot   upper half of the hash (32 bits) | row + 1 (32 bits)      0 is empty
/// ```
/// Works on a batch in rounds: walk to a slot with equal hash bits for every row, compare the keys
/// column by column, and continue with the rows whose candidate was another key. Reading with
/// [#find] is thread-safe once nothing is added any more, each thread having its own [Scratch].
public final class RowIndex {

    private static final long UPPER = 0xffffffff00000000L;

    private final FlatColumn[] columns;
    private final MemoryPool.Reservation reservation;
    private long[] slots = new long[0];
    private int shift = 64;
    private int used;

    /// @param columns the key columns; [#assign] appends to them
    public RowIndex(FlatColumn[] columns, MemoryPool.Reservation reservation) {
        this.columns = columns;
        this.reservation = reservation;
    }

    /// Working arrays for one thread.
    public static final class Scratch {
        private int[] pending = new int[0];
        private int[] failed = new int[0];
        private int[] candidates = new int[0];
        private int[] positions = new int[0];
        private int[] created = new int[0];

        private void ensure(int count) {
            if (pending.length < count) {
                pending = new int[count];
                failed = new int[count];
                candidates = new int[count];
                positions = new int[count];
                created = new int[count];
            }
        }

        private void start(long[] hashes, int count, int shift) {
            ensure(count);
            for (int i = 0; i < count; i++) {
                pending[i] = i;
                positions[i] = (int) (hashes[i] >>> shift);
            }
        }

        private void swap() {
            int[] swapped = pending;
            pending = failed;
            failed = swapped;
        }
    }

    /// The number of different keys.
    public int size() {
        return used;
    }

    /// Sets `ids[i]` to the stored row that equals the keys' row `rows[i]` (`i` where `rows` is
    /// null), appending it if there is none yet. Null equals null.
    public void assign(
            FlatVector[] keys,
            long[] hashes,
            int @Nullable [] rows,
            int count,
            int[] ids,
            Scratch scratch) {
        reserve(count);
        scratch.start(hashes, count, shift);
        int n = count;
        while (n > 0) {
            int before = used;
            int candidates = walk(hashes, n, ids, scratch, null);
            int created = used - before;
            if (created > 0) {
                append(keys, rows, scratch.created, created);
            }
            n = compare(keys, rows, ids, candidates, scratch);
        }
    }

    /// Adds the stored rows `rows[0..count)`, whose hashes are `hashes[0..count)`: sets `ids[i]` to
    /// the first stored row that was added with the key of `rows[i]`.
    public void add(long[] hashes, int[] rows, int count, int[] ids, Scratch scratch) {
        reserve(count);
        scratch.start(hashes, count, shift);
        FlatVector[] keys = new FlatVector[columns.length];
        for (int c = 0; c < keys.length; c++) {
            keys[c] = columns[c].view();
        }
        int n = count;
        while (n > 0) {
            int candidates = walk(hashes, n, ids, scratch, rows);
            n = compare(keys, rows, ids, candidates, scratch);
        }
    }

    /// Sets `ids[i]` to the stored row that equals the keys' row, or to -1.
    public void find(
            FlatVector[] keys,
            long[] hashes,
            int @Nullable [] rows,
            int count,
            int[] ids,
            Scratch scratch) {
        if (used == 0) {
            Arrays.fill(ids, 0, count, -1);
            return;
        }
        scratch.start(hashes, count, shift);
        int n = count;
        while (n > 0) {
            int candidates = walkOnly(hashes, n, ids, scratch);
            n = compare(keys, rows, ids, candidates, scratch);
        }
    }

    /// Moves every pending row on to an empty slot, which it takes, or to one of its hash, which
    /// makes it a candidate. New rows are numbered from `used` or as `stored` says.
    private int walk(long[] hashes, int n, int[] ids, Scratch scratch, int @Nullable [] stored) {
        long[] table = slots;
        int mask = table.length - 1;
        int[] pending = scratch.pending;
        int[] positions = scratch.positions;
        int[] candidates = scratch.candidates;
        int[] created = scratch.created;
        int count = 0;
        int next = used;
        for (int p = 0; p < n; p++) {
            int i = pending[p];
            long hash = hashes[i];
            int position = positions[i];
            long slot = table[position];
            while (slot != 0 && ((slot ^ hash) & UPPER) != 0) {
                position = (position + 1) & mask;
                slot = table[position];
            }
            positions[i] = position;
            if (slot == 0) {
                int id = stored == null ? next : stored[i];
                created[next - used] = i;
                next++;
                table[position] = (hash & UPPER) | (id + 1);
                ids[i] = id;
            } else {
                ids[i] = (int) slot - 1;
                candidates[count++] = i;
            }
        }
        used = next;
        return count;
    }

    private int walkOnly(long[] hashes, int n, int[] ids, Scratch scratch) {
        long[] table = slots;
        int mask = table.length - 1;
        int[] pending = scratch.pending;
        int[] positions = scratch.positions;
        int[] candidates = scratch.candidates;
        int count = 0;
        for (int p = 0; p < n; p++) {
            int i = pending[p];
            long hash = hashes[i];
            int position = positions[i];
            long slot = table[position];
            while (slot != 0 && ((slot ^ hash) & UPPER) != 0) {
                position = (position + 1) & mask;
                slot = table[position];
            }
            positions[i] = position;
            ids[i] = (int) slot - 1;
            candidates[count] = i;
            count += slot == 0 ? 0 : 1;
        }
        return count;
    }

    private void append(FlatVector[] keys, int @Nullable [] rows, int[] created, int count) {
        if (rows != null) {
            for (int i = 0; i < count; i++) {
                created[i] = rows[created[i]];
            }
        }
        for (int c = 0; c < columns.length; c++) {
            columns[c].append(keys[c], created, count);
        }
    }

    /// Compares the candidates with their stored rows; those that differ are pending again.
    private int compare(
            FlatVector[] keys, int @Nullable [] rows, int[] ids, int count, Scratch scratch) {
        int failed = 0;
        int kept = count;
        for (int c = 0; c < columns.length && kept > 0; c++) {
            int still =
                    columns[c].keepSame(
                            keys[c], rows, ids, scratch.candidates, kept, scratch.failed, failed);
            failed += kept - still;
            kept = still;
        }
        scratch.swap();
        int mask = slots.length - 1;
        for (int p = 0; p < failed; p++) {
            int i = scratch.pending[p];
            scratch.positions[i] = (scratch.positions[i] + 1) & mask;
        }
        return failed;
    }

    /// Makes room for `more` keys at a load of at most one half.
    public void reserve(int more) {
        long needed = 2L * (used + (long) more);
        if (needed <= slots.length) {
            return;
        }
        long capacity = Math.max(256, Long.highestOneBit(needed - 1) << 1);
        if (capacity > 1 << 30) {
            throw Capacity.tooManyRows();
        }
        reservation.grow(8 * capacity);
        long[] before = slots;
        long[] after = new long[(int) capacity];
        int mask = after.length - 1;
        int newShift = 64 - Long.numberOfTrailingZeros(capacity);
        for (long slot : before) {
            if (slot != 0) {
                int position = (int) (slot >>> newShift);
                while (after[position] != 0) {
                    position = (position + 1) & mask;
                }
                after[position] = slot;
            }
        }
        slots = after;
        shift = newShift;
        reservation.resize(reservation.bytes() - 8L * before.length);
    }
}
