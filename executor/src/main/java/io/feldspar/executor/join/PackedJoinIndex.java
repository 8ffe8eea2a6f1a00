package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.Capacity;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A hash table of keys that pack into a long: open addressing, linear probing.
///
/// ```text
/// slots[2 * s], slots[2 * s + 1] = code, first row + 1
/// ```
/// At most half full. A code and its row lie side by side, so that a probe costs one cache miss.
final class PackedJoinIndex extends JoinIndex {

    private static final long PHI = 0x9e3779b97f4a7c15L;

    private final KeyPacking packing;
    private final long[] slots;
    private final int shift;
    private final Chains chains;

    PackedJoinIndex(
            KeyPacking packing,
            Vector[] keys,
            int rows,
            BuildHelpers helpers,
            MemoryPool.Reservation reservation) {
        this.packing = packing;
        chains = new Chains(rows, reservation);
        long capacity = Math.max(16, Long.highestOneBit(Math.max(1, 2L * rows - 1)) << 1);
        if (capacity > 1 << 29) {
            throw Capacity.tooManyRows();
        }
        reservation.grow(16 * capacity);
        slots = new long[(int) (2 * capacity)];
        shift = 64 - Long.numberOfTrailingZeros(capacity);
        reservation.grow(8L * rows);
        KeyCodes codes = KeyCodes.of(packing, keys, rows, helpers);
        int[][] leftOver = new int[codes.parts()][];
        helpers.each(
                leftOver.length,
                part ->
                        leftOver[part] =
                                add(
                                        codes.codes(),
                                        KeyCodes.start(part, leftOver.length, (int) capacity),
                                        KeyCodes.start(part + 1, leftOver.length, (int) capacity)));
        for (int[] rest : leftOver) {
            addAnywhere(codes.codes(), rest);
        }
        reservation.resize(reservation.bytes() - 8L * rows);
    }

    /// Puts in the rows whose slots are `from` to `to`.
    ///
    /// @return the rows for which there was no room there: all that have their codes, since a slot
    ///     once taken stays so
    private int[] add(long[] codes, int from, int to) {
        long[] table = slots;
        int end = to << 1;
        int[] rest = new int[16];
        int count = 0;
        for (int row = codes.length - 1; row >= 0; row--) {
            long code = codes[row];
            int slot = (int) ((code * PHI) >>> shift);
            if (code < 0 || slot < from || slot >= to) {
                continue;
            }
            int at = slot << 1;
            while (at < end && table[at + 1] != 0 && table[at] != code) {
                at += 2;
            }
            if (at < end) {
                put(code, row, at);
            } else {
                rest = count < rest.length ? rest : Arrays.copyOf(rest, 2 * count);
                rest[count++] = row;
            }
        }
        return Arrays.copyOf(rest, count);
    }

    private void addAnywhere(long[] codes, int[] rows) {
        long[] table = slots;
        int mask = table.length - 1;
        for (int row : rows) {
            long code = codes[row];
            int at = (int) ((code * PHI) >>> shift) << 1;
            while (table[at + 1] != 0 && table[at] != code) {
                at = (at + 2) & mask;
            }
            put(code, row, at);
        }
    }

    /// Puts the row before those of its code, if there are some, at a place that is theirs or free.
    private void put(long code, int row, int at) {
        long[] table = slots;
        if (table[at + 1] != 0) {
            chains.prepend(row, (int) table[at + 1] - 1);
        }
        table[at] = code;
        table[at + 1] = row + 1L;
    }

    @Override
    void find(Vector[] keys, int @Nullable [] rows, int count, int[] first, Scratch scratch) {
        scratch.ensure(count);
        long[] codes = scratch.codes;
        packing.encode(keys, rows, count, codes, scratch.more);
        int[] pending = scratch.pending;
        int[] positions = scratch.positions;
        long[] table = slots;
        int open = 0;
        // Without a branch, so that the cache misses of many rows overlap. An empty slot that seems
        // to hold code 0 says row 0, which is none.
        for (int i = 0; i < count; i++) {
            long code = codes[i];
            int at = (int) ((code * PHI) >>> shift) << 1;
            long row = table[at + 1];
            boolean same = table[at] == code;
            first[i] = same ? (int) row - 1 : -1;
            pending[open] = i;
            positions[open] = at;
            open += same | row == 0 | code < 0 ? 0 : 1;
        }
        findOthers(codes, open, first, scratch);
    }

    /// Continues with the rows whose first slot holds another code.
    private void findOthers(long[] codes, int open, int[] first, Scratch scratch) {
        long[] table = slots;
        int mask = table.length - 1;
        int[] pending = scratch.pending;
        int[] positions = scratch.positions;
        int left = open;
        while (left > 0) {
            int still = 0;
            for (int p = 0; p < left; p++) {
                int i = pending[p];
                int at = (positions[p] + 2) & mask;
                long row = table[at + 1];
                boolean same = table[at] == codes[i];
                first[i] = same ? (int) row - 1 : -1;
                pending[still] = i;
                positions[still] = at;
                still += same | row == 0 ? 0 : 1;
            }
            left = still;
        }
    }

    @Override
    int @Nullable [] next() {
        return chains.next();
    }

    @Override
    String strategy() {
        return "packed longs";
    }
}
