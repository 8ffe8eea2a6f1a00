package io.feldspar.rdd.job;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.broadcast.BroadcastValues;

/// What carries out jobs for a [FeldsparContext]: threads of this process, a cluster, or a
/// simulation. All methods return at once; what they start reports through the handle.
public interface Engine extends AutoCloseable {

    /// Runs the function over the partitions and gives each result to the handler.
    void submitJob(JobRequest<?, ?> request, JobHandle handle);

    /// Makes the shuffle's outputs and gives their sizes.
    void submitMapStage(MapStageRequest request, JobHandle handle);

    void cancelJob(int jobId, String reason);

    /// Cancels every job that runs the stage.
    void cancelStage(int stageId, String reason);

    /// Drops the outputs of the shuffle. A later job that needs them makes them again.
    void releaseShuffle(int shuffleId);

    /// Has executors drop what they keep for a persisted RDD in versions before the given one.
    default void dropCached(int storeId, int belowVersion) {
        // An engine whose executors keep nothing has nothing to drop.
    }

    /// The broadcast values of the context, for tasks to fetch.
    BroadcastValues broadcasts();

    void addListener(EngineListener listener);

    /// How many tasks can run at a time.
    int parallelism();

    @Override
    void close();
}
