package io.feldspar.rdd.job;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.Lineage;
import io.feldspar.rdd.MapOutputStatistics;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.RddInternals;
import io.feldspar.rdd.ResultHandler;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskFunction;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.persist.Checkpoints;
import io.feldspar.rdd.persist.PersistedRdds;
import io.feldspar.rdd.release.Unreachable;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The context of a driver: submits jobs to an engine, and follows those that run.
///
/// Any thread may use it.
public final class DriverContext extends FeldsparContext {

    private final Engine engine;
    private final AtomicInteger nextJob = new AtomicInteger();
    private final RunningJobs running = new RunningJobs();
    private final LocalProperties properties = running.properties();
    private final List<QueuedListener> listeners = new CopyOnWriteArrayList<>();
    private final PersistedRdds persisted;
    private final Checkpoints checkpoints;
    private final RddInternals internals;

    /// A context over an engine that the caller made; closing the context closes it.
    public DriverContext(Engine engine) {
        this.engine = engine;
        this.persisted = new PersistedRdds(engine::dropCached);
        this.checkpoints = new Checkpoints(persisted, running::read, this::runPlainJob);
        this.internals = new Internals(persisted, checkpoints);
        engine.addListener(persisted);
        engine.addListener(
                new EngineListener() {
                    @Override
                    public void accumulated(Map<Long, List<Object>> updates) {
                        DriverContext.this.accumulated(updates);
                    }
                });
    }

    @Override
    public <T, R> List<R> runJob(Rdd<T> rdd, int[] partitions, TaskFunction<T, R> function) {
        List<R> results = resultsOf(rdd, partitions, function);
        checkpoints.afterAction(rdd);
        return results;
    }

    /// As [#runJob], but no checkpoint follows: for the jobs that write one.
    private <T, R> List<R> runPlainJob(Rdd<T> rdd, TaskFunction<T, R> function) {
        return resultsOf(rdd, IntStream.range(0, rdd.numPartitions()).toArray(), function);
    }

    private <T, R> List<R> resultsOf(Rdd<T> rdd, int[] partitions, TaskFunction<T, R> function) {
        List<R> results = new ArrayList<>(partitions.length);
        for (int i = 0; i < partitions.length; i++) {
            results.add(null);
        }
        // The handler runs on one thread at a time, and waiting for the end publishes the list.
        JobHandle handle = submitJob(rdd, partitions, function, results::set);
        await(handle);
        ended(handle.jobId());
        return results;
    }

    @Override
    public <T, R> JobHandle submitJob(
            Rdd<T> rdd, int[] partitions, TaskFunction<T, R> function, ResultHandler<R> handler) {
        checkPartitions(rdd, partitions);
        listLineage(rdd);
        Map<String, String> mine = properties.all();
        JobHandle handle = newHandle(rdd, mine);
        engine.submitJob(
                new JobRequest<>(rdd, partitions.clone(), function, handler, mine), handle);
        return handle;
    }

    @Override
    public JobHandle submitMapStage(
            ShuffleDependency<?, ?> shuffle, Consumer<MapOutputStatistics> onSizes) {
        listLineage(shuffle.parent());
        Map<String, String> mine = properties.all();
        JobHandle handle = newHandle(shuffle.parent(), mine);
        engine.submitMapStage(new MapStageRequest(shuffle, onSizes, mine), handle);
        return handle;
    }

    @Override
    public MapOutputStatistics runMapStage(ShuffleDependency<?, ?> shuffle) {
        AtomicReference<@Nullable MapOutputStatistics> sizes = new AtomicReference<>();
        await(submitMapStage(shuffle, sizes::set));
        MapOutputStatistics known = sizes.get();
        if (known == null) {
            throw new IllegalStateException(
                    "the map stage of shuffle %d ended without sizes"
                            .formatted(shuffle.shuffleId()));
        }
        return known;
    }

    @Override
    public void await(JobHandle handle) {
        try {
            handle.await();
        } catch (InterruptedException e) {
            handle.cancel("the waiting thread was interrupted");
            Thread.currentThread().interrupt();
            throw new JobFailedException(
                    JobFailedException.Reason.CANCELLED,
                    "job %d was interrupted".formatted(handle.jobId()),
                    e);
        }
    }

    @Override
    public void setLocalProperty(String key, @Nullable String value) {
        properties.set(key, value);
    }

    @Override
    public @Nullable String localProperty(String key) {
        return properties.get(key);
    }

    @Override
    public void cancelJobGroup(String group, String reason) {
        running.cancelGroup(group, reason);
    }

    @Override
    public void addJobTag(String tag) {
        running.addTag(tag);
    }

    @Override
    public void removeJobTag(String tag) {
        running.removeTag(tag);
    }

    @Override
    public void clearJobTags() {
        running.clearTags();
    }

    @Override
    public Set<String> jobTags() {
        return running.tags();
    }

    @Override
    public void cancelJobsWithTag(String tag, String reason) {
        running.cancelTagged(tag, reason);
    }

    @Override
    public void cancelAllJobs(String reason) {
        running.cancelAll(reason);
    }

    @Override
    public void checkpointDirectory(Path directory) {
        checkpoints.setDirectory(directory);
    }

    @Override
    public void cancelStage(int stageId, String reason) {
        engine.cancelStage(stageId, reason);
    }

    @Override
    public void releaseShuffle(ShuffleDependency<?, ?> shuffle) {
        engine.releaseShuffle(shuffle.shuffleId());
    }

    @Override
    public void addListener(EngineListener listener) {
        QueuedListener queued = new QueuedListener(listener);
        listeners.add(queued);
        engine.addListener(queued);
    }

    @Override
    public void addQuickListener(EngineListener listener) {
        engine.addListener(listener);
    }

    /// The executors that have a partition of a persisted RDD, as far as they have told.
    public List<String> holdersOfCached(int storeId, int partition) {
        return persisted.holders(storeId, partition);
    }

    @Override
    public long droppedEvents() {
        return listeners.stream().mapToLong(QueuedListener::dropped).sum();
    }

    @Override
    public int parallelism() {
        return engine.parallelism();
    }

    @Override
    public void close() {
        engine.close();
        persisted.close();
        checkpoints.close();
        super.close();
        listeners.forEach(QueuedListener::close);
    }

    @Override
    protected BroadcastValues broadcasts() {
        return engine.broadcasts();
    }

    @Override
    protected RddInternals internals() {
        return internals;
    }

    @Override
    protected void releaseWhenUnreachable(ShuffleDependency<?, ?> shuffle) {
        // Held strongly, an engine that holds its RDDs would keep itself from being collected.
        WeakReference<Engine> held = new WeakReference<>(engine);
        int shuffleId = shuffle.shuffleId();
        Unreachable.then(
                shuffle,
                () -> {
                    Engine alive = held.get();
                    if (alive != null) {
                        alive.releaseShuffle(shuffleId);
                    }
                });
    }

    private JobHandle newHandle(Rdd<?> rdd, Map<String, String> mine) {
        int jobId = nextJob.getAndIncrement();
        JobHandle handle = new JobHandle(jobId, reason -> engine.cancelJob(jobId, reason));
        checkpoints.begin(() -> running.add(handle, rdd, mine));
        handle.whenDone(() -> ended(jobId));
        return handle;
    }

    private void ended(int jobId) {
        if (running.remove(jobId)) {
            checkpoints.afterJob();
        }
    }

    private static void checkPartitions(Rdd<?> rdd, int[] partitions) {
        int[] sorted = partitions.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] < 0 || sorted[i] >= rdd.numPartitions()) {
                throw new IllegalArgumentException(
                        "%s has %d partitions, so there is no partition %d"
                                .formatted(rdd, rdd.numPartitions(), sorted[i]));
            }
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                throw new IllegalArgumentException(
                        "partition %d of %s is requested twice".formatted(sorted[i], rdd));
            }
        }
    }

    /// Lists the partitions of all ancestors here, so that what user code throws is thrown to its
    /// caller and the scheduler's loop never waits for a file listing.
    private static void listLineage(Rdd<?> rdd) {
        Lineage.ancestors(rdd).forEach(Rdd::partitions);
    }
}
