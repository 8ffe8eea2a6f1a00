package io.feldspar.rdd.shuffle;

/// Names what one map attempt wrote for one reduce partition.
public record ShuffleBlockId(int shuffleId, long taskAttemptId, int reducePartition)
        implements BlockName {}
