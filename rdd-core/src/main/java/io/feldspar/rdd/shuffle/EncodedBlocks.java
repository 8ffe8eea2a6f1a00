package io.feldspar.rdd.shuffle;

import org.jspecify.annotations.Nullable;

/// Finds the blocks of a process in the form in which they leave it. Any thread may use it.
public interface EncodedBlocks {

    /// Whether finding the block may wait for a disk or take its time.
    default boolean waits(BlockName block) {
        return false;
    }

    /// The block, or null if it is not here.
    @Nullable ServedBlock find(BlockName block);
}
