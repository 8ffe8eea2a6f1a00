package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.BlockSerializer;
import org.jspecify.annotations.Nullable;

/// Reads blocks that executors hold, this one or others. Any thread may use it.
public interface BlockClient {

    /// Begins to read a block and returns at once.
    ///
    /// @param window the limit of bytes in flight or received but not yet consumed; elements passed
    ///     by reference do not count
    BlockStream open(BlockHolder from, BlockName block, long window);

    /// The client that reads blocks of elements which this serializer wrote, or Java serialization
    /// where it is null. Blocks that arrive as they lie in their holder's memory need neither.
    default BlockClient decoding(@Nullable BlockSerializer<?> serializer) {
        return this;
    }
}
