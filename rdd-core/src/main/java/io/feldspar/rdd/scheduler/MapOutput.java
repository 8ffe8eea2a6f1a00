package io.feldspar.rdd.scheduler;

/// One map task's output: who made it, where it lies, how much of it there is.
///
/// @param rows rows per reduce partition
/// @param bytes bytes per reduce partition
record MapOutput(
        long taskAttemptId, String executorId, long registration, long[] rows, long[] bytes) {}
