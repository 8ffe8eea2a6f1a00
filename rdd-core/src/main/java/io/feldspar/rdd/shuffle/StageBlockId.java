package io.feldspar.rdd.shuffle;

/// Names the encoded work of a stage, which the driver holds.
public record StageBlockId(int stageId, String digest) implements BlockName {}
