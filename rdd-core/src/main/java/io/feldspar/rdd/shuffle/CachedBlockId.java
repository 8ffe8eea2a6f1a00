package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.storage.BlockId;

/// Names a cached partition, which travels in the form of a
/// [frame file][io.feldspar.rdd.storage.FrameFile].
public record CachedBlockId(int rddId, int storeId, int partition, int version)
        implements BlockName {

    public static CachedBlockId of(BlockId id) {
        return new CachedBlockId(id.rddId(), id.storeId(), id.partition(), id.version());
    }

    public BlockId id() {
        return new BlockId(rddId, storeId, partition, version);
    }
}
