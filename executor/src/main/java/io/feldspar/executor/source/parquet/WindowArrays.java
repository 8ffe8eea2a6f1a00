package io.feldspar.executor.source.parquet;

import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Nulls;

/// The arrays of one window after another; those that are not needed are not made.
final class WindowArrays {

    private final int[] ints = new int[Batch.SIZE];
    private final long[] nulls = Nulls.allocate(Batch.SIZE);
    private int[] lengths = new int[0];
    private long[] longs = new long[0];

    int[] ints() {
        return ints;
    }

    long[] nulls() {
        return nulls;
    }

    int[] lengths() {
        if (lengths.length == 0) {
            lengths = new int[Batch.SIZE];
        }
        return lengths;
    }

    long[] longs() {
        if (longs.length == 0) {
            longs = new long[Batch.SIZE];
        }
        return longs;
    }
}
