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
            KeyPacking packing,
            Vector[] keys,
            int rows,
            BuildHelpers helpers,
            MemoryPool.Reservation reservation) {
        this.packing = packing;
        chains = new Chains(rows, reservation);
        int slots = (int) packing.largestCode() + 1;
        reservation.grow(4L * slots);
        heads = new int[slots];
        reservation.grow(8L * rows);
        KeyCodes codes = KeyCodes.of(packing, keys, rows, helpers);
        int parts = codes.parts();
        helpers.each(
                parts,
                part ->
                        add(
                                codes.codes(),
                                KeyCodes.start(part, parts, slots),
                                KeyCodes.start(part + 1, parts, slots)));
        reservation.resize(reservation.bytes() - 8L * rows);
    }

    /// Puts in the rows whose codes are `from` to `to`.
    private void add(long[] codes, int from, int to) {
        int[] table = heads;
        for (int row = codes.length - 1; row >= 0; row--) {
            long code = codes[row];
            if (code < from || code >= to) {
                continue;
            }
            int head = table[(int) code];
            if (head != 0) {
                chains.prepend(row, head - 1);
            }
            table[(int) code] = row + 1;
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
