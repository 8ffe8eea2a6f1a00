package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.BlockMeasure;
import org.jspecify.annotations.Nullable;

/// Counts what a map attempt emits for each reduce partition.
public final class EmittedSizes<B> {

    private final long[] rows;
    private final long[] bytes;
    private final @Nullable BlockMeasure<B> measure;

    /// @param measure null where elements are counted
    public EmittedSizes(int numPartitions, @Nullable BlockMeasure<B> measure) {
        this.rows = new long[numPartitions];
        this.bytes = new long[numPartitions];
        this.measure = measure;
    }

    public void add(int reducePartition, B element) {
        rows[reducePartition] += measure == null ? 1 : measure.rows(element);
        bytes[reducePartition] += measure == null ? 1 : measure.bytes(element);
    }

    public MapOutputWriter.Sizes sizes() {
        return new MapOutputWriter.Sizes(rows, bytes);
    }
}
