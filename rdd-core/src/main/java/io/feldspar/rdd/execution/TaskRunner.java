package io.feldspar.rdd.execution;

import io.feldspar.rdd.protocol.CachedBlock;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskWork;
import java.util.List;
import java.util.Set;

/// Carries out the tasks of an executor: threads, or a simulation of them. Each started task ends
/// with one call of [ExecutorControl#taskEnded] on the executor's loop.
public interface TaskRunner {

    /// Starts the task and returns at once.
    void start(TaskSpec task, TaskWork work);

    /// Tells a started task to stop; it still ends with an outcome.
    void kill(long taskAttemptId, String reason);

    /// The driver's answer to the task's question whether it may commit.
    void commitAnswered(long taskAttemptId, boolean allowed);

    /// The driver has the result, or does not need it: it can be discarded.
    void forgetResult(long taskAttemptId);

    /// Nobody will read this map output.
    void dropMapOutput(int shuffleId, long taskAttemptId);

    void forgetShuffle(int shuffleId);

    /// The shuffles of which there are outputs.
    Set<Integer> heldShuffles();

    void forgetStage(int stageId);

    /// All tasks of the barrier stage have reached the barrier's epoch; passes on their messages.
    default void barrierPassed(long taskAttemptId, int epoch, List<String> messages) {
        // No task waits for others.
    }

    /// Drops the cached partitions of a persisted RDD of all versions before the given one.
    default void dropCached(int storeId, int belowVersion) {
        // Nothing is cached.
    }

    /// Drops the blocks and the decoded copy of a broadcast value.
    default void dropBroadcast(String broadcast) {
        // Nothing was fetched.
    }

    /// Drops all stages and broadcast values fetched from the driver: messages that would have
    /// dropped them may have been lost. They are fetched again on demand.
    default void dropFetched() {
        // Nothing was fetched.
    }

    /// Moves map outputs and cached partitions to other executors, and ends with
    /// [ExecutorControl#moved].
    ///
    /// @param pass to be given back
    void leave(int pass);

    /// The partitions that are cached.
    default List<CachedBlock> cachedBlocks() {
        return List.of();
    }

    /// Stops all tasks without further word of them and drops all results and outputs.
    void reset();
}
