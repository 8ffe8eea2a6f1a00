package io.feldspar.rdd;

import io.feldspar.rdd.local.LocalEngine;
import io.feldspar.rdd.storage.BlockStore;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The door to the RDD library: makes RDDs, runs jobs over them, and ends them.
///
/// ```java
/// try (FeldsparContext context = FeldsparContext.local(4)) {
///     Rdd<Integer> numbers = context.parallelize(List.of(1, 2, 3), 2);
///     List<Long> counts = context.runJob(numbers, (task, rows) -> count(rows));
/// }
/// ```
///
/// Any thread may use it.
public final class FeldsparContext implements Sources, AutoCloseable {

    /// The local property that names the job group.
    public static final String JOB_GROUP = "feldspar.job.group";

    /// The local property that has the job tags, see [#addJobTag].
    public static final String JOB_TAGS = "feldspar.job.tags";

    /// The local property that names the FAIR pool.
    public static final String POOL = "feldspar.scheduler.pool";

    private final Engine engine;
    private final AtomicInteger nextRdd = new AtomicInteger();
    private final AtomicInteger nextShuffle = new AtomicInteger();
    private final AtomicInteger nextJob = new AtomicInteger();
    private final AtomicLong nextAccumulator = new AtomicLong();
    private final Map<Long, WeakReference<Accumulator<?>>> accumulators = new ConcurrentHashMap<>();
    private final RunningJobs running = new RunningJobs();
    private final LocalProperties properties = running.properties();
    private final Broadcasts broadcasts = new Broadcasts();
    private final List<QueuedListener> listeners = new CopyOnWriteArrayList<>();

    private final PersistedRdds persisted;
    private final Checkpoints checkpoints;

    /// A context over an engine that the caller made; closing the context closes it.
    public FeldsparContext(Engine engine) {
        this.engine = engine;
        this.persisted = new PersistedRdds(engine);
        this.checkpoints = new Checkpoints(persisted, running::read);
        engine.addListener(
                new EngineListener() {
                    @Override
                    public void accumulated(Map<Long, List<Object>> updates) {
                        updates.forEach(FeldsparContext.this::accumulate);
                    }
                });
    }

    /// A new accumulator that starts at zero and combines what tasks add.
    public <A> Accumulator<A> accumulator(A zero, BinaryOperator<A> plus) {
        Accumulator<A> made = new Accumulator<>(nextAccumulator.getAndIncrement(), zero, plus);
        accumulators.put(made.id(), new WeakReference<>(made));
        return made;
    }

    private void accumulate(long id, List<Object> values) {
        WeakReference<Accumulator<?>> known = accumulators.get(id);
        Accumulator<?> alive = known == null ? null : known.get();
        if (alive == null) {
            // Nobody can ask for its value any more.
            accumulators.remove(id);
        } else {
            alive.take(values);
        }
    }

    /// Gives a value to all tasks, once for each process instead of with each task.
    public <T> Broadcast<T> broadcast(T value) {
        return broadcasts.add(value);
    }

    /// A context that runs its tasks on threads of this process.
    public static FeldsparContext local(int threads) {
        return builder().threads(threads).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Settings of a context that runs in this process.
    public static final class Builder {

        private int threads = Runtime.getRuntime().availableProcessors();
        private int executors = 1;
        private int maxTaskFailures = 1;
        private boolean encodeMessages;
        private boolean serializeTasks;
        private long storageMemory = -1;
        private long storageDisk = Long.MAX_VALUE;
        private @Nullable Path storageDirectory;

        private Builder() {}

        /// How many tasks each executor runs at a time.
        public Builder threads(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("threads must be >= 1 but got " + count);
            }
            this.threads = count;
            return this;
        }

        /// How many executors there are. One is enough; several keep copies for each other and
        /// stand for a cluster in tests.
        public Builder executors(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("executors must be >= 1 but got " + count);
            }
            this.executors = count;
            return this;
        }

        /// How often a task may fail before its job does; 1 means no retry.
        public Builder maxTaskFailures(int failures) {
            if (failures < 1) {
                throw new IllegalArgumentException(
                        "maxTaskFailures must be >= 1 but got " + failures);
            }
            this.maxTaskFailures = failures;
            return this;
        }

        /// For tests: every control message goes through its wire form.
        public Builder encodeMessages(boolean encode) {
            this.encodeMessages = encode;
            return this;
        }

        /// For tests: every task's work is serialized and read back, as if it left the process.
        public Builder serializeTasks(boolean serialize) {
            this.serializeTasks = serialize;
            return this;
        }

        /// How many bytes of memory each executor may use for cached partitions; two fifths of the
        /// heap for all together where nothing is said.
        public Builder storageMemory(long bytes) {
            this.storageMemory = atLeastZero("storageMemory", bytes);
            return this;
        }

        /// How many bytes of disk each executor may use for cached partitions.
        public Builder storageDisk(long bytes) {
            this.storageDisk = atLeastZero("storageDisk", bytes);
            return this;
        }

        /// Where files of cached partitions go; the platform's temporary directory where nothing is
        /// said.
        public Builder storageDirectory(Path directory) {
            this.storageDirectory = directory;
            return this;
        }

        private static long atLeastZero(String name, long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException(name + " must be >= 0 but got " + bytes);
            }
            return bytes;
        }

        public FeldsparContext build() {
            long memory =
                    storageMemory >= 0
                            ? storageMemory
                            : BlockStore.Settings.standard(executors).memory();
            return new FeldsparContext(
                    LocalEngine.start(
                            new LocalEngine.Settings(
                                    threads,
                                    executors,
                                    maxTaskFailures,
                                    encodeMessages,
                                    serializeTasks,
                                    new BlockStore.Settings(
                                            memory, storageDisk, storageDirectory))));
        }
    }

    @Override
    public FeldsparContext context() {
        return this;
    }

    /// Runs the function over every partition; the results stand in the order of the partitions.
    public <T, R> List<R> runJob(Rdd<T> rdd, TaskFunction<T, R> function) {
        return runJob(rdd, allPartitions(rdd), function);
    }

    /// Runs the function over some partitions; the results stand in the order of the list.
    /// An interrupt of the waiting thread cancels the job. RDDs that are marked for a checkpoint
    /// are written afterwards.
    public <T, R> List<R> runJob(Rdd<T> rdd, int[] partitions, TaskFunction<T, R> function) {
        List<R> results = resultsOf(rdd, partitions, function);
        checkpoints.afterAction(rdd);
        return results;
    }

    /// As [#runJob], but no checkpoint follows: for the jobs that write one.
    <T, R> List<R> runPlainJob(Rdd<T> rdd, TaskFunction<T, R> function) {
        return resultsOf(rdd, allPartitions(rdd), function);
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

    public <T, R> JobHandle submitJob(
            Rdd<T> rdd, TaskFunction<T, R> function, ResultHandler<R> handler) {
        return submitJob(rdd, allPartitions(rdd), function, handler);
    }

    /// Starts a job and returns at once. The handler gets each partition's result as it is there.
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

    /// Starts making the outputs of a shuffle, so that the rest can be planned from their sizes.
    public JobHandle submitMapStage(
            ShuffleDependency<?, ?> shuffle, Consumer<MapOutputStatistics> onSizes) {
        listLineage(shuffle.parent());
        Map<String, String> mine = properties.all();
        JobHandle handle = newHandle(shuffle.parent(), mine);
        engine.submitMapStage(new MapStageRequest(shuffle, onSizes, mine), handle);
        return handle;
    }

    /// Makes the outputs of a shuffle and waits for their sizes.
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

    /// Waits for the job; an interrupt of the waiting thread cancels it.
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

    /// Sets a property that the jobs of this thread, and of threads it starts, carry along.
    public void setLocalProperty(String key, @Nullable String value) {
        properties.set(key, value);
    }

    public @Nullable String localProperty(String key) {
        return properties.get(key);
    }

    /// Puts this thread's next jobs into a group; null ends that.
    public void setJobGroup(@Nullable String group) {
        properties.set(JOB_GROUP, group);
    }

    public void cancelJobGroup(String group, String reason) {
        running.cancelGroup(group, reason);
    }

    /// Adds a tag to this thread's next jobs, besides those that it has. A tag must not have a
    /// comma.
    public void addJobTag(String tag) {
        running.addTag(tag);
    }

    public void removeJobTag(String tag) {
        running.removeTag(tag);
    }

    public void clearJobTags() {
        running.clearTags();
    }

    /// The tags of this thread's next jobs.
    public Set<String> jobTags() {
        return running.tags();
    }

    public void cancelJobsWithTag(String tag, String reason) {
        running.cancelTagged(tag, reason);
    }

    public void cancelAllJobs(String reason) {
        running.cancelAll(reason);
    }

    /// Where reliable checkpoints go: a directory that outlasts executors. Each context makes
    /// one of its own in it.
    public void checkpointDirectory(Path directory) {
        checkpoints.setDirectory(directory);
    }

    public void cancelStage(int stageId, String reason) {
        engine.cancelStage(stageId, reason);
    }

    /// Drops the outputs of the shuffle. A later job that reads it makes them again.
    public void releaseShuffle(ShuffleDependency<?, ?> shuffle) {
        engine.releaseShuffle(shuffle.shuffleId());
    }

    /// Tells the listener what happens from now on, on a thread of its own. A listener that is so
    /// slow that ten thousand events wait misses the next ones, see [#droppedEvents].
    public void addListener(EngineListener listener) {
        QueuedListener queued = new QueuedListener(listener);
        listeners.add(queued);
        engine.addListener(queued);
    }

    /// Tells the listener on the scheduler's loop itself, without a queue: for listeners that
    /// return at once.
    public void addQuickListener(EngineListener listener) {
        engine.addListener(listener);
    }

    /// How many events listeners have missed because they were too slow.
    public long droppedEvents() {
        return listeners.stream().mapToLong(QueuedListener::dropped).sum();
    }

    /// Waits, a few seconds at most, until all listeners were told what has happened so far.
    public void flushListeners() throws InterruptedException {
        for (QueuedListener each : listeners) {
            each.flush();
        }
    }

    /// How many tasks can run at a time.
    public int parallelism() {
        return engine.parallelism();
    }

    /// Ends all jobs and the engine.
    @Override
    public void close() {
        engine.close();
        persisted.close();
        checkpoints.close();
        broadcasts.close();
        listeners.forEach(QueuedListener::close);
    }

    /// Releases the shuffle's outputs once nobody holds the dependency any more.
    void releaseWhenUnreachable(ShuffleDependency<?, ?> shuffle) {
        Engine released = engine;
        int shuffleId = shuffle.shuffleId();
        Unreachable.then(shuffle, () -> released.releaseShuffle(shuffleId));
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    PersistedRdds persisted() {
        return persisted;
    }

    int newRddId() {
        return nextRdd.getAndIncrement();
    }

    int newShuffleId() {
        return nextShuffle.getAndIncrement();
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

    private static int[] allPartitions(Rdd<?> rdd) {
        return IntStream.range(0, rdd.numPartitions()).toArray();
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
                        "partition %d of %s is asked for twice".formatted(sorted[i], rdd));
            }
        }
    }

    /// Lists the partitions of all ancestors here, so that what user code throws is thrown to its
    /// caller and the scheduler's loop never waits for a file listing.
    private static void listLineage(Rdd<?> rdd) {
        Lineage.ancestors(rdd).forEach(Rdd::partitions);
    }
}
