package io.feldspar.rdd.local;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.shipping.BroadcastCache;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import io.feldspar.rdd.shuffle.BroadcastBlockId;
import io.feldspar.rdd.shuffle.CachedBlockId;
import io.feldspar.rdd.shuffle.EncodedBlock;
import io.feldspar.rdd.shuffle.EncodedBlocks;
import io.feldspar.rdd.shuffle.ResultBlockId;
import io.feldspar.rdd.shuffle.ServedBlock;
import io.feldspar.rdd.shuffle.ShuffleBlockId;
import io.feldspar.rdd.shuffle.ShuffleStore;
import io.feldspar.rdd.shuffle.StageBlockId;
import io.feldspar.rdd.storage.BlockStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The data that an executor stores for its own tasks and for others.
///
/// @param shuffles map outputs
/// @param blocks cached partitions
/// @param exports the same for other processes
/// @param broadcasts cached broadcast values
/// @param results results of finished tasks, by attempt, until the driver fetches them
record HeldData(
        ShuffleStore shuffles,
        BlockStore blocks,
        CachedExports exports,
        BroadcastCache broadcasts,
        Map<Long, TaskResult> results)
        implements BlockServer, EncodedBlocks {

    private static final EncodedBlock NO_ELEMENTS = new EncodedBlock(new byte[0], 0);

    HeldData(
            ShuffleStore shuffles,
            BlockStore blocks,
            BroadcastCache broadcasts,
            Map<Long, TaskResult> results) {
        this(shuffles, blocks, new CachedExports(blocks), broadcasts, results);
    }

    @Override
    public BlockStream open(BlockName block) {
        return switch (block) {
            case ShuffleBlockId id -> open(id);
            case BroadcastBlockId id -> BlockServer.broadcastBlock(broadcasts.block(id));
            case StageBlockId _, ResultBlockId _, CachedBlockId _ ->
                    BlockStream.of(new Answer.Lost(Problem.MISSING));
        };
    }

    private BlockStream open(ShuffleBlockId id) {
        List<?>[] output = shuffles.find(id.shuffleId(), id.taskAttemptId());
        if (output == null) {
            return BlockStream.of(new Answer.Lost(Problem.MISSING));
        }
        @Nullable List<?> block = output[id.reducePartition()];
        if (block == null) {
            return BlockStream.of(new Answer.Piece(List.of()));
        }
        if (block instanceof PackedBlock<?> packed) {
            return packed.open();
        }
        return BlockStream.of(new Answer.Piece(block));
    }

    @Override
    public boolean decodes(BlockName block) {
        List<?>[] output =
                block instanceof ShuffleBlockId(int shuffle, long attempt, int _)
                        ? shuffles.find(shuffle, attempt)
                        : null;
        return output == null
                || !(output[((ShuffleBlockId) block).reducePartition()]
                        instanceof PackedBlock<?> packed)
                || packed.decodes();
    }

    /// A cached partition may have to be serialized.
    @Override
    public boolean waits(BlockName block) {
        return block instanceof CachedBlockId;
    }

    @Override
    public @Nullable ServedBlock find(BlockName block) {
        return switch (block) {
            case ShuffleBlockId id -> encoded(id);
            case BroadcastBlockId id -> ofBytes(broadcasts.block(id));
            case ResultBlockId id ->
                    results.get(id.taskAttemptId())
                                    instanceof TaskResult.Encoded(EncodedBlock bytes)
                            ? bytes
                            : null;
            case CachedBlockId id -> exports.find(id.id());
            case StageBlockId _ -> null;
        };
    }

    private @Nullable ServedBlock encoded(ShuffleBlockId id) {
        List<?>[] output = shuffles.find(id.shuffleId(), id.taskAttemptId());
        if (output == null || id.reducePartition() < 0 || id.reducePartition() >= output.length) {
            return null;
        }
        @Nullable List<?> block = output[id.reducePartition()];
        if (block == null) {
            return NO_ELEMENTS;
        }
        return block instanceof PackedBlock<?> packed ? packed.encoded() : null;
    }

    private static @Nullable EncodedBlock ofBytes(byte @Nullable [] bytes) {
        return bytes == null ? null : EncodedBlock.ofKnownBytes(bytes);
    }

    /// Drops everything.
    void clear() {
        results.clear();
        shuffles.clear();
        blocks.clear();
        broadcasts.clear();
    }
}
