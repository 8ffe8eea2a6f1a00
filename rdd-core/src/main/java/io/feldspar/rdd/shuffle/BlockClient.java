package io.feldspar.rdd.shuffle;

/// Reads blocks that executors hold, this one or others. Any thread may use it.
public interface BlockClient {

    /// Begins to read a block and returns at once.
    ///
    /// @param window so many bytes may be on their way, or here, that nobody has taken yet; what
    ///     comes by reference does not count
    BlockStream open(BlockHolder from, BlockName block, long window);
}
