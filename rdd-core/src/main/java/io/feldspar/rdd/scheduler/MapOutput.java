package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.protocol.BlockAddress;

/// One map task's output: who made it, where it lies, how much of it there is.
///
/// @param served where it can be read
record MapOutput(
        long taskAttemptId,
        String executorId,
        BlockAddress served,
        long registration,
        BlockSizes sizes) {}
