package io.feldspar.executor.join;

import io.feldspar.executor.vector.Vector;

/// The codes of all build rows, a chunk at a time from the last to the first, so that putting rows
/// before others leaves every chain ascending.
record CodeChunks(KeyPacking packing, Vector[] keys, int rows) {

    /// Takes the codes of the rows `from` to `from + count`.
    interface Consumer {
        void accept(long[] codes, int from, int count);
    }

    void forEachDescending(Consumer consumer) {
        int size = Math.min(rows, JoinTable.CHUNK);
        int[] chunk = new int[size];
        long[] codes = new long[size];
        long[] scratch = new long[size];
        int end = rows;
        while (end > 0) {
            int from = Math.max(0, end - JoinTable.CHUNK);
            int count = end - from;
            for (int i = 0; i < count; i++) {
                chunk[i] = from + i;
            }
            packing.encode(keys, chunk, count, codes, scratch);
            consumer.accept(codes, from, count);
            end = from;
        }
    }
}
