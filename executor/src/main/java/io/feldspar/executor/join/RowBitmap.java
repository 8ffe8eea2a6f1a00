package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;

/// A set of row numbers.
final class RowBitmap {

    private final long[] words;

    RowBitmap(int rows, MemoryPool.Reservation reservation) {
        int size = (rows + 63) >>> 6;
        reservation.grow(8L * size);
        words = new long[size];
    }

    /// What a bitmap for so many rows reserves.
    static long bytes(int rows) {
        return 8L * ((rows + 63) >>> 6);
    }

    /// Adds every row below `rows` that the other set does not have.
    void addAllBut(RowBitmap other, int rows) {
        for (int row = 0; row < rows; row++) {
            if (!other.contains(row)) {
                add(row);
            }
        }
    }

    void add(int row) {
        words[row >>> 6] |= 1L << row;
    }

    boolean contains(int row) {
        return (words[row >>> 6] >>> row & 1) != 0;
    }
}
