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

    void add(int row) {
        words[row >>> 6] |= 1L << row;
    }

    boolean contains(int row) {
        return (words[row >>> 6] >>> row & 1) != 0;
    }
}
