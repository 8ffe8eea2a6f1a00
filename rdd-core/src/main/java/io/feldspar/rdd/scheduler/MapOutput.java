package io.feldspar.rdd.scheduler;

/// One map task's output: who made it, where it lies, how much of it there is.
record MapOutput(long taskAttemptId, String executorId, long registration, BlockSizes sizes) {}
