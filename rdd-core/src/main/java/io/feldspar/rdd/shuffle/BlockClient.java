package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.protocol.MapLocation;

/// Reads blocks that executors hold, this one or others. Any thread may use it.
public interface BlockClient {

    /// Begins to read a block and returns at once.
    ///
    /// @param from which executor wrote the block, and where it is served
    BlockStream open(MapLocation from, ShuffleBlockId block);
}
