package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.Capacity;
import io.feldspar.executor.vector.Vector;
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
            KeyPacking packing, Vector[] keys, int rows, MemoryPool.Reservation reservation) {
        this.packing = packing;
        chains = new Chains(rows, reservation);
        long capacity = Math.max(16, Long.highestOneBit(Math.max(1, 2L * rows - 1)) << 1);
        if (capacity > 1 << 29) {
            throw Capacity.tooManyRows();
        }
        reservation.grow(16 * capacity);
        slots = new long[(int) (2 * capacity)];
        shift = 64 - Long.numberOfTrailingZeros(capacity);
        new CodeChunks(packing, keys, rows).forEachDescending(this::add);
    }

    private void add(long[] codes, int from, int count) {
        long[] table = slots;
        int mask = table.length - 1;
        for (int i = count - 1; i >= 0; i--) {
            long code = codes[i];
            if (code < 0) {
                continue;
            }
            int at = (int) ((code * PHI) >>> shift) << 1;
            while (table[at + 1] != 0 && table[at] != code) {
                at = (at + 2) & mask;
            }
            if (table[at + 1] != 0) {
                chains.prepend(from + i, (int) table[at + 1] - 1);
            }
            table[at] = code;
            table[at + 1] = from + i + 1L;
        }
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

    /// Goes on with the rows whose first slot holds another code.
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
