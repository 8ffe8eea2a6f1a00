package io.feldspar.rdd.protocol;

import java.nio.ByteBuffer;

/// What a task computes, as its launch says it. Both are empty where driver and executor are in one
/// process and share the work itself.
///
/// @param stageDigest names, with the stage's id, what the tasks of the stage share; the executor
///     fetches it once
/// @param partition the task's own partition
public record TaskWork(String stageDigest, ByteBuffer partition) {

    public static final TaskWork SHARED = new TaskWork("", ByteBuffer.allocate(0));
}
