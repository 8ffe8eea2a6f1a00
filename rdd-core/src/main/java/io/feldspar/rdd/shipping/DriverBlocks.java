package io.feldspar.rdd.shipping;

import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.BroadcastBlockId;
import io.feldspar.rdd.shuffle.CachedBlockId;
import io.feldspar.rdd.shuffle.EncodedBlock;
import io.feldspar.rdd.shuffle.EncodedBlocks;
import io.feldspar.rdd.shuffle.ResultBlockId;
import io.feldspar.rdd.shuffle.ServedBlock;
import io.feldspar.rdd.shuffle.ShuffleBlockId;
import io.feldspar.rdd.shuffle.StageBlockId;
import org.jspecify.annotations.Nullable;

/// What the driver holds for executors in other processes: the work of stages and broadcast values.
public record DriverBlocks(StageSource stages, BroadcastValues values) implements EncodedBlocks {

    @Override
    public @Nullable ServedBlock find(BlockName block) {
        byte[] bytes =
                switch (block) {
                    case StageBlockId id -> stages.fetch(id.stageId(), id.digest());
                    case BroadcastBlockId id -> values.block(id.broadcast(), id.index());
                    case ShuffleBlockId _, ResultBlockId _, CachedBlockId _ -> null;
                };
        return bytes == null ? null : EncodedBlock.ofKnownBytes(bytes);
    }
}
