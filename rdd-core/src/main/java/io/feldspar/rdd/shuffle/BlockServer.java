package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an executor, or the driver, has of the blocks that others read. Any thread may use it.
public interface BlockServer {

    /// Begins to give the block, or says at once why it cannot be had.
    BlockStream open(BlockName block);

    /// A block of a broadcast value, whose only element are its bytes.
    ///
    /// @param bytes null where there is no such block
    static BlockStream broadcastBlock(byte @Nullable [] bytes) {
        return BlockStream.of(
                bytes == null
                        ? new Answer.Lost(Problem.MISSING)
                        : new Answer.Piece(List.of(bytes)));
    }
}
