package io.feldspar.rdd.shuffle;

/// The name of a block that executors read from each other.
public sealed interface BlockName permits ShuffleBlockId, BroadcastBlockId {}
