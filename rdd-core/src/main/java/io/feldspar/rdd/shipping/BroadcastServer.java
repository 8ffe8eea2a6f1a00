package io.feldspar.rdd.shipping;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BroadcastBlockId;
import io.feldspar.rdd.shuffle.CachedBlockId;
import io.feldspar.rdd.shuffle.ResultBlockId;
import io.feldspar.rdd.shuffle.ShuffleBlockId;
import io.feldspar.rdd.shuffle.StageBlockId;

/// Serves the blocks of the driver's broadcast values.
public record BroadcastServer(BroadcastValues values) implements BlockServer {

    @Override
    public BlockStream open(BlockName block) {
        return switch (block) {
            case BroadcastBlockId id ->
                    BlockServer.broadcastBlock(values.block(id.broadcast(), id.index()));
            case ShuffleBlockId _, StageBlockId _, ResultBlockId _, CachedBlockId _ ->
                    BlockStream.of(new BlockStream.Answer.Lost(Problem.MISSING));
        };
    }
}
