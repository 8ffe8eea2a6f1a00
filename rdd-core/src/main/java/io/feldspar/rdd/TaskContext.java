package io.feldspar.rdd;

import io.feldspar.rdd.extension.ExecutorExtension;
import io.feldspar.rdd.storage.BlockReader;
import io.feldspar.rdd.storage.BlockStore;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a running task knows of itself, and its door to the shuffles that it reads.
///
/// Belongs to the thread that runs the task, except for [#cancelled] and [#checkCancelled],
/// which any thread may call.
public interface TaskContext extends BlockReader {

    int stageId();

    /// How often the stage was submitted before, from 0.
    int stageAttempt();

    int partitionId();

    /// How often this task was launched before within the stage attempt, from 0.
    int attemptNumber();

    /// Unique among all task attempts of the context.
    long taskAttemptId();

    /// Whether the task has been told to stop.
    boolean cancelled();

    /// Throws [TaskKilledException] if the task has been told to stop. Loops call it now and then;
    /// the task's thread is interrupted too.
    @Override
    void checkCancelled();

    /// Runs the action when the task ends, however it ends. The last registered runs first.
    @Override
    void onCompletion(Runnable action);

    /// A property that was set on the thread which submitted the job, or null.
    @Nullable String localProperty(String key);

    /// What the map tasks of the shuffle wrote for the reduce partition, in the order of the map
    /// partitions and, within one, in the order of emission.
    default <B> Iterator<B> readShuffle(ShuffleDependency<?, B> shuffle, int reducePartition) {
        return readShuffle(shuffle, reducePartition, 0, Integer.MAX_VALUE);
    }

    /// As [#readShuffle(ShuffleDependency, int)], but only of the map partitions from
    /// `mapStart` to before `mapEnd`: how a skewed reduce partition is read by several tasks.
    <B> Iterator<B> readShuffle(
            ShuffleDependency<?, B> shuffle, int reducePartition, int mapStart, int mapEnd);

    /// Which version of a cached RDD this task reads and makes, see
    /// [PartitionStore#beginVersion]; 0 where there never was another.
    int cacheVersion(int rddId);

    /// The partitions that this executor keeps.
    default BlockStore blocks() {
        throw new UnsupportedOperationException("this executor keeps no partitions");
    }

    /// Asks the driver whether this attempt may make its output visible. Exactly one attempt of a
    /// partition is ever told yes while it lives. Blocks for the answer.
    boolean mayCommit();

    /// The executor that runs this task.
    String executorId();

    /// Within a barrier stage: waits until every task of the stage has called this as often, and
    /// gives what each said, in the order of the partitions.
    default List<String> gather(String message) {
        throw new UnsupportedOperationException("this executor runs no barrier stages of users");
    }

    /// What the executor keeps for a layer above this library, see
    /// [FeldsparContext.Builder#extension].
    ///
    /// @throws IllegalStateException where the context was made without it
    default <E extends ExecutorExtension> E extension(Class<E> type) {
        throw new IllegalStateException("this executor has no " + type.getSimpleName());
    }

    /// Adds an update to the accumulator with that id. It counts once this attempt is the one
    /// that the driver accepts for its partition.
    void accumulate(long accumulatorId, Object update);
}
