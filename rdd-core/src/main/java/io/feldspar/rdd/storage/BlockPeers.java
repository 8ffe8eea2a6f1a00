package io.feldspar.rdd.storage;

import java.util.List;

/// The cached partitions of the other executors. Any thread may use it.
@FunctionalInterface
public interface BlockPeers {

    /// The executors that may take copies.
    List<? extends BlockPeer> all();

    /// The executors that may have the block.
    default List<? extends BlockPeer> holding(BlockId id) {
        return all();
    }
}
