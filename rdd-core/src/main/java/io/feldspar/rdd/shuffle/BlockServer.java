package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serves the blocks of an executor, or of the driver, to others. Any thread may use it.
public interface BlockServer {

    /// Starts streaming the block, or fails at once with the reason.
    BlockStream open(BlockName block);

    /// Whether the elements of the block can be read here, and not only its bytes.
    default boolean decodes(BlockName block) {
        return true;
    }

    /// Streams a block of a broadcast value as a single element, its bytes.
    ///
    /// @param bytes the block, or null if this server does not have it
    static BlockStream broadcastBlock(byte @Nullable [] bytes) {
        return BlockStream.of(
                bytes == null
                        ? new Answer.Lost(Problem.MISSING)
                        : new Answer.Piece(List.of(bytes)));
    }
}
