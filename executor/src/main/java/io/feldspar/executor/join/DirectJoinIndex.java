package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// An array by code: for keys of a dense range.
final class DirectJoinIndex extends JoinIndex {

    private final KeyPacking packing;
    private final int[] heads;
    private final Chains chains;

    DirectJoinIndex(
            KeyPacking packing, Vector[] keys, int rows, MemoryPool.Reservation reservation) {
        this.packing = packing;
        chains = new Chains(rows, reservation);
        int slots = (int) packing.largestCode() + 1;
        reservation.grow(4L * slots);
        heads = new int[slots];
        new CodeChunks(packing, keys, rows).forEachDescending(this::add);
    }

    private void add(long[] codes, int from, int count) {
        int[] table = heads;
        for (int i = count - 1; i >= 0; i--) {
            if (codes[i] >= 0) {
                int head = table[(int) codes[i]];
                if (head != 0) {
                    chains.prepend(from + i, head - 1);
                }
                table[(int) codes[i]] = from + i + 1;
            }
        }
    }

    @Override
    void find(Vector[] keys, int @Nullable [] rows, int count, int[] first, Scratch scratch) {
        scratch.ensure(count);
        long[] codes = scratch.codes;
        packing.encode(keys, rows, count, codes, scratch.more);
        int[] table = heads;
        for (int i = 0; i < count; i++) {
            int code = (int) codes[i];
            first[i] = code < 0 ? -1 : table[code] - 1;
        }
    }

    @Override
    int @Nullable [] next() {
        return chains.next();
    }

    @Override
    String strategy() {
        return "direct array";
    }
}
