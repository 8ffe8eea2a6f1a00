package io.feldspar.rdd.shuffle;

/// Reads blocks that executors hold, this one or others. Any thread may use it.
public interface BlockClient {

    /// Begins to read a block and returns at once.
    ///
    /// @param window the limit of bytes in flight or received but not yet consumed; elements passed
    ///     by reference do not count
    BlockStream open(BlockHolder from, BlockName block, long window);
}
