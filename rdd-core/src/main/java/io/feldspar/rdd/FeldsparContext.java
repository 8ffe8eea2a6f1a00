package io.feldspar.rdd;

import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.extension.ExecutorExtension;
import io.feldspar.rdd.release.Unreachable;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.settings.SchedulerSettings;
import io.feldspar.rdd.storage.BlockStore;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
public abstract class FeldsparContext implements Sources, AutoCloseable {

    /// The master that is this process; see [Builder#master].
    public static final String LOCAL = "local";

    /// The local property that names the job group.
    public static final String JOB_GROUP = "feldspar.job.group";

    /// The local property that has the job tags, see [#addJobTag].
    public static final String JOB_TAGS = "feldspar.job.tags";

    /// The local property that names the FAIR pool.
    public static final String POOL = "feldspar.scheduler.pool";

    private final AtomicInteger nextRdd = new AtomicInteger();
    private final AtomicInteger nextShuffle = new AtomicInteger();
    private final AtomicLong nextAccumulator = new AtomicLong();
    private final Map<Long, WeakReference<Accumulator<?>>> accumulators = new ConcurrentHashMap<>();

    /// For implementations, of which this library has one.
    protected FeldsparContext() {}

    /// A context that runs its tasks on threads of this process.
    public static FeldsparContext local(int threads) {
        return builder().threads(threads).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Settings of a context.
    public static final class Builder {

        private String master = System.getProperty("feldspar.master", LOCAL);
        private int threads = Runtime.getRuntime().availableProcessors();
        private int executors = 1;
        private int maxTaskFailures = 1;
        private UnaryOperator<SchedulerSettings> scheduler = UnaryOperator.identity();
        private boolean encodeMessages;
        private boolean serializeTasks;
        private long maxResultSize = SchedulerSettings.Failures.MAX_RESULT_BYTES;
        private long storageMemory = -1;
        private long storageDisk = Long.MAX_VALUE;
        private @Nullable Path storageDirectory;
        private @Nullable Function<String, ? extends ExecutorExtension> extension;

        private Builder() {}

        /// Where tasks run: `local`, `local[threads]`, or what modules above this library know,
        /// such as `feldspar://host:port`. Without it the system property `feldspar.master`, which
        /// `feldspar submit` sets, or this process. On executors in other processes the other
        /// settings of this builder have no effect.
        public Builder master(String name) {
            this.master = name;
            return this;
        }

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

        /// Changes how the schedulers behave: how long tasks may run and wait for their data, which
        /// executors get no tasks after failures, when a slow task gets a speculative copy on
        /// another executor, how pools share slots.
        ///
        /// ```java
        /// FeldsparContext.builder()
        ///         .executors(2)
        ///         .scheduler(usual -> usual.with(SchedulerSettings.Speculation.standard()))
        /// ```
        ///
        /// @param change gets the usual settings of this process, with its number of executors and
        ///     task failures
        public Builder scheduler(UnaryOperator<SchedulerSettings> change) {
            this.scheduler = change;
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

        /// What the results of a job's tasks may take together, where they are serialized; 1 GiB
        /// where nothing is said. Rows that are read while the job runs do not count.
        public Builder maxResultSize(long bytes) {
            this.maxResultSize = atLeastZero("maxResultSize", bytes);
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

        /// What each executor keeps for a layer above this library.
        ///
        /// @param maker gets the executor's id
        public Builder extension(Function<String, ? extends ExecutorExtension> maker) {
            this.extension = maker;
            return this;
        }

        private static long atLeastZero(String name, long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException(name + " must be >= 0 but got " + bytes);
            }
            return bytes;
        }

        private SchedulerSettings usual() {
            SchedulerSettings local = SchedulerSettings.local(maxTaskFailures, executors);
            return local.with(local.failures().withMaxResultBytes(maxResultSize));
        }

        public FeldsparContext build() {
            long memory =
                    storageMemory >= 0
                            ? storageMemory
                            : BlockStore.Settings.standard(executors).memory();
            return ContextProvider.find(master)
                    .start(
                            master,
                            new LocalSettings(
                                    threads,
                                    executors,
                                    scheduler.apply(usual()),
                                    encodeMessages,
                                    serializeTasks,
                                    new BlockStore.Settings(memory, storageDisk, storageDirectory),
                                    extension));
        }
    }

    /// A new accumulator that starts at zero and combines what tasks add.
    public final <A> Accumulator<A> accumulator(A zero, BinaryOperator<A> plus) {
        Accumulator<A> made = new Accumulator<>(nextAccumulator.getAndIncrement(), zero, plus);
        long id = made.id();
        Map<Long, WeakReference<Accumulator<?>>> known = accumulators;
        known.put(id, new WeakReference<>(made));
        Unreachable.then(made, () -> known.remove(id));
        return made;
    }

    /// Adds the updates of an accepted attempt.
    ///
    /// @param updates by accumulator
    protected final void accumulated(Map<Long, List<Object>> updates) {
        updates.forEach(this::accumulate);
    }

    private void accumulate(long id, List<Object> values) {
        WeakReference<Accumulator<?>> known = accumulators.get(id);
        Accumulator<?> alive = known == null ? null : known.get();
        if (alive != null) {
            alive.take(values);
        }
    }

    /// Gives a value to all tasks, once for each executor instead of with each task.
    ///
    /// @throws io.feldspar.rdd.serialization.UnserializableException where tasks are sent and the
    ///     value cannot be
    public final <T> Broadcast<T> broadcast(T value) {
        return Broadcast.of(value, broadcasts());
    }

    @Override
    public final FeldsparContext context() {
        return this;
    }

    /// Runs the function over every partition; the results are in the order of the partitions.
    public final <T, R> List<R> runJob(Rdd<T> rdd, TaskFunction<T, R> function) {
        return runJob(rdd, allPartitions(rdd), function);
    }

    /// Runs the function over some partitions; the results are in the order of the list.
    /// An interrupt of the waiting thread cancels the job. RDDs that are marked for a checkpoint
    /// are written afterwards.
    public abstract <T, R> List<R> runJob(
            Rdd<T> rdd, int[] partitions, TaskFunction<T, R> function);

    public final <T, R> JobHandle submitJob(
            Rdd<T> rdd, TaskFunction<T, R> function, ResultHandler<R> handler) {
        return submitJob(rdd, allPartitions(rdd), function, handler);
    }

    /// Starts a job and returns at once. The handler gets each partition's result as it is there.
    public abstract <T, R> JobHandle submitJob(
            Rdd<T> rdd, int[] partitions, TaskFunction<T, R> function, ResultHandler<R> handler);

    /// Starts making the outputs of a shuffle, so that the rest can be planned from their sizes.
    public abstract JobHandle submitMapStage(
            ShuffleDependency<?, ?> shuffle, Consumer<MapOutputStatistics> onSizes);

    /// Makes the outputs of a shuffle and waits for their sizes.
    public abstract MapOutputStatistics runMapStage(ShuffleDependency<?, ?> shuffle);

    /// Waits for the job; an interrupt of the waiting thread cancels it.
    public abstract void await(JobHandle handle);

    /// Sets a property that the jobs of this thread, and of threads it starts, carry along.
    public abstract void setLocalProperty(String key, @Nullable String value);

    public abstract @Nullable String localProperty(String key);

    /// Puts this thread's next jobs into a group; null ends that.
    public final void setJobGroup(@Nullable String group) {
        setLocalProperty(JOB_GROUP, group);
    }

    public abstract void cancelJobGroup(String group, String reason);

    /// Adds a tag to this thread's next jobs, besides those that it has. A tag must not have a
    /// comma.
    public abstract void addJobTag(String tag);

    public abstract void removeJobTag(String tag);

    public abstract void clearJobTags();

    /// The tags of this thread's next jobs.
    public abstract Set<String> jobTags();

    public abstract void cancelJobsWithTag(String tag, String reason);

    public abstract void cancelAllJobs(String reason);

    /// Cancels every job that runs the stage.
    public abstract void cancelStage(int stageId, String reason);

    /// Where reliable checkpoints go: a directory that outlasts executors. Each context makes
    /// one of its own in it.
    public abstract void checkpointDirectory(Path directory);

    /// Drops the outputs of the shuffle. A later job that reads it makes them again.
    public abstract void releaseShuffle(ShuffleDependency<?, ?> shuffle);

    /// Tells the listener what happens from now on, on a thread of its own. A listener that is so
    /// slow that ten thousand events wait misses the next ones, see [#droppedEvents].
    public abstract void addListener(EngineListener listener);

    /// Tells the listener on the scheduler's loop itself, without a queue: for listeners that
    /// return at once.
    public abstract void addQuickListener(EngineListener listener);

    /// How many events listeners have missed because they were too slow.
    public abstract long droppedEvents();

    /// How many tasks can run at a time.
    public abstract int parallelism();

    /// Ends all jobs and the engine.
    @Override
    public void close() {
        broadcasts().close();
    }

    /// The broadcast values of this context.
    protected abstract BroadcastValues broadcasts();

    /// What the API asks of the packages that implement it.
    protected abstract RddInternals internals();

    /// Releases the shuffle's outputs once nobody holds the dependency any more.
    protected abstract void releaseWhenUnreachable(ShuffleDependency<?, ?> shuffle);

    final int newRddId() {
        return nextRdd.getAndIncrement();
    }

    final int newShuffleId() {
        return nextShuffle.getAndIncrement();
    }

    private static int[] allPartitions(Rdd<?> rdd) {
        return IntStream.range(0, rdd.numPartitions()).toArray();
    }
}
