package io.feldspar.rdd.shuffle;

/// Names a block of an encoded broadcast value.
public record BroadcastBlockId(String broadcast, int index) implements BlockName {}
