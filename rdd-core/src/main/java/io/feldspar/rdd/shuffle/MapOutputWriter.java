package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.BlockSink;

/// Takes what one map attempt emits, as it comes, and makes it readable as a whole at the end. Used
/// by one thread.
public interface MapOutputWriter<B> extends BlockSink<B>, AutoCloseable {

    /// Makes the output readable. Before that nobody sees any of it.
    ///
    /// @return how much was written
    Sizes commit();

    /// Gives up the output where it was not committed.
    @Override
    void close();

    /// How much a map attempt wrote, by reduce partition.
    ///
    /// @param rows as the shuffle's measure counts them, else elements
    /// @param bytes as the shuffle's measure counts them, else elements
    record Sizes(long[] rows, long[] bytes) {}
}
