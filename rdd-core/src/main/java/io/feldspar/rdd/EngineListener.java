package io.feldspar.rdd;

import io.feldspar.rdd.protocol.CachedBlock;
import java.util.List;
import java.util.Map;

/// Told what the schedulers do. Called on the scheduler's loop: must be quick. What it throws is
/// logged and otherwise ignored.
public interface EngineListener {

    default void jobStarted(int jobId, int[] stageIds) {}

    /// @param failure empty where the job succeeded
    default void jobEnded(int jobId, String failure) {}

    default void stageSubmitted(int stageId, int attempt, int tasks, String name) {}

    /// @param failure empty where the stage succeeded
    default void stageCompleted(int stageId, int attempt, String failure) {}

    default void taskStarted(int stageId, int partition, long taskAttemptId, String executorId) {}

    /// @param outcome how the attempt ended, in a word: `succeeded`, `failed`, `killed`, `lost`
    default void taskEnded(int stageId, int partition, long taskAttemptId, String outcome) {}

    /// @param updates by accumulator, those of an attempt that was accepted for its partition
    default void accumulated(Map<Long, List<Object>> updates) {}

    /// A cached partition came to an executor, moved between its memory and disk, or went.
    default void blockChanged(String executorId, CachedBlock block) {}

    /// The executor, back after a break, keeps these partitions and no others.
    default void blocksHeld(String executorId, List<CachedBlock> blocks) {}

    /// Also told of each executor that is there when the listener is added.
    default void executorAdded(String executorId, String host, int slots) {}

    default void executorRemoved(String executorId, String reason) {}
}
