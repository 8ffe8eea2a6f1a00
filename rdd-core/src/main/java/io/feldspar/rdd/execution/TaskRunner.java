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

    /// The driver has the result, or does not want it: nothing of it need be kept.
    void forgetResult(long taskAttemptId);

    /// Nobody will read this map output.
    void dropMapOutput(int shuffleId, long taskAttemptId);

    void forgetShuffle(int shuffleId);

    /// The shuffles of which there are outputs.
    Set<Integer> heldShuffles();

    void forgetStage(int stageId);

    /// All tasks of the barrier stage have come, for the how manieth time, and what each said.
    default void barrierPassed(long taskAttemptId, int epoch, List<String> messages) {
        // No task waits for others.
    }

    /// What is cached for a persisted RDD, in versions before the given one, is no longer wanted.
    default void dropCached(int storeId, int belowVersion) {
        // Nothing is cached.
    }

    /// What was fetched of a broadcast value is no longer wanted.
    default void dropBroadcast(String broadcast) {
        // Nothing was fetched.
    }

    /// Messages of the driver may have been lost: what was fetched from it may be unwanted by now,
    /// and is fetched again where it is wanted.
    default void dropFetched() {
        // Nothing was fetched.
    }

    /// The partitions that are cached.
    default List<CachedBlock> cachedBlocks() {
        return List.of();
    }

    /// Stops all tasks without further word of them and drops all results and outputs.
    void reset();
}
