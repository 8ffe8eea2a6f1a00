package io.feldspar.rdd.shuffle;

/// The name of a block that executors and the driver read from each other.
public sealed interface BlockName
        permits ShuffleBlockId, BroadcastBlockId, StageBlockId, ResultBlockId, CachedBlockId {}
