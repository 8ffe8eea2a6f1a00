package io.feldspar.executor.join;

import io.feldspar.executor.vector.Vector;

/// The codes of all build rows, for an index to be built by several threads.
///
/// Each thread puts in the codes of its own range of slots, so that none waits for another. It goes
/// through the rows from the last to the first, so that putting rows before others leaves every
/// chain ascending.
final class KeyCodes {

    /// With fewer rows the table fits the caches, and going through all codes several times costs
    /// as much as putting them in.
    private static final int WORTH_SHARING = 500_000;

    private final long[] codes;
    private final int parts;

    private KeyCodes(long[] codes, int parts) {
        this.codes = codes;
        this.parts = parts;
    }

    static KeyCodes of(KeyPacking packing, Vector[] keys, int rows, BuildHelpers helpers) {
        long[] codes = new long[rows];
        int parts = rows < WORTH_SHARING ? 1 : helpers.size();
        helpers.each(
                parts,
                part ->
                        encode(
                                packing,
                                keys,
                                codes,
                                start(part, parts, rows),
                                start(part + 1, parts, rows)));
        return new KeyCodes(codes, parts);
    }

    /// Where a part begins of so many rows or slots.
    static int start(int part, int parts, int all) {
        return (int) ((long) all * part / parts);
    }

    private static void encode(KeyPacking packing, Vector[] keys, long[] into, int begin, int end) {
        int size = Math.min(end - begin, JoinTable.CHUNK);
        int[] chunk = new int[size];
        long[] codes = new long[size];
        long[] scratch = new long[size];
        for (int from = begin; from < end; from += size) {
            int count = Math.min(size, end - from);
            for (int i = 0; i < count; i++) {
                chunk[i] = from + i;
            }
            packing.encode(keys, chunk, count, codes, scratch);
            System.arraycopy(codes, 0, into, from, count);
        }
    }

    /// By row; -1 for a row that matches nothing.
    long[] codes() {
        return codes;
    }

    /// Into how many ranges the slots are best divided.
    int parts() {
        return parts;
    }
}
