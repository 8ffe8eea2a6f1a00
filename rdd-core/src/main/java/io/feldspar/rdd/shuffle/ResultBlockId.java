package io.feldspar.rdd.shuffle;

/// Names what an ended task attempt left for the driver.
public record ResultBlockId(long taskAttemptId) implements BlockName {}
