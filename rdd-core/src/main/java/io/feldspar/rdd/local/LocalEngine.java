package io.feldspar.rdd.local;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.job.Engine;
import io.feldspar.rdd.job.JobRequest;
import io.feldspar.rdd.job.MapStageRequest;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.protocol.Message;
import io.feldspar.rdd.protocol.MessageCodec;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.release.Unreachable;
import io.feldspar.rdd.scheduler.Driver;
import io.feldspar.rdd.scheduler.ResultSource;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.shipping.BroadcastServer;
import io.feldspar.rdd.shipping.EncodedStages;
import io.feldspar.rdd.shipping.StageCache;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.storage.BlockId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One driver and one or several executors in this process.
///
/// ```text
/// any thread ──► driver's loop ──ToExecutor──► executor's loop ──► task threads
///                     ▲                              │
///                     └───────────ToDriver───────────┘
/// ```
///
/// The loops run on whichever thread has news, so a thread that ends a task takes its next one
/// without waiting for another thread. One executor is the normal case; several, which share
/// nothing but what peers may read of each other, stand for a cluster.
public final class LocalEngine implements Engine {

    /// No other driver reaches the executors of this process.
    static final DriverIdentity IDENTITY = new DriverIdentity("local", 1);

    private static final String FIRST_EXECUTOR = "local";

    /// What an executor keeps of the encoded work of stages.
    private static final long STAGE_CACHE_BYTES = 64L << 20;

    private final LocalSettings settings;
    private final SerialLoop driverLoop = new SerialLoop(this::schedulerFailed);
    private final SystemTime driverTime = new SystemTime(driverLoop);
    private final Map<String, LocalExecutor> executors = new ConcurrentHashMap<>();
    private final BlockClient client = new MemoryBlockClient(this::serverOf);
    private final @Nullable EncodedStages encoded;
    private final SharedStages shared = new SharedStages();
    private final BroadcastValues broadcasts;
    private final Driver driver;
    private boolean closed;

    private LocalEngine(LocalSettings settings) {
        this.settings = settings;
        this.encoded = settings.serializeTasks() ? new EncodedStages() : null;
        this.broadcasts =
                new BroadcastValues(
                        UUID.randomUUID().toString(), encoded != null, this::dropBroadcast);
        this.driver =
                new Driver(
                        settings.scheduler(),
                        driverTime,
                        IDENTITY,
                        this::toExecutor,
                        encoded == null ? shared : encoded,
                        new LocalResults());
    }

    public static LocalEngine start(LocalSettings settings) {
        LocalEngine engine = new LocalEngine(settings);
        for (int i = 0; i < settings.executors(); i++) {
            engine.startExecutor(i == 0 ? FIRST_EXECUTOR : FIRST_EXECUTOR + "-" + i);
        }
        return engine;
    }

    /// Adds an executor, or brings one back that was [killed][#killExecutor].
    public void startExecutor(String id) {
        LocalExecutor executor =
                new LocalExecutor(id, settings, works(), client, () -> peersOf(id), this::toDriver);
        executors.put(id, executor);
        executor.start();
    }

    private TaskWorks works() {
        return encoded == null
                ? new TaskWorks.Shared(shared)
                : new TaskWorks.Shipped(new StageCache(encoded, STAGE_CACHE_BYTES));
    }

    /// Ends an executor with all it holds, as the end of its process would.
    public void killExecutor(String id) {
        LocalExecutor executor = executors.remove(id);
        if (executor != null) {
            executor.stop();
            driverLoop.post(() -> driver.connectionLost(id));
        }
    }

    private @Nullable BlockServer serverOf(String id) {
        if (id.equals(BlockHolder.DRIVER)) {
            return new BroadcastServer(broadcasts);
        }
        LocalExecutor executor = executors.get(id);
        return executor == null ? null : executor.held();
    }

    private List<LocalExecutor> peersOf(String executorId) {
        return executors.values().stream().filter(each -> !each.id().equals(executorId)).toList();
    }

    private void toExecutor(String executorId, ToExecutor message) {
        LocalExecutor executor = executors.get(executorId);
        if (executor != null) {
            executor.receive(carried(message));
        }
    }

    private void toDriver(ToDriver message) {
        ToDriver arriving = carried(message);
        driverLoop.post(() -> driver.receive(arriving));
    }

    /// The message itself or, in the test mode, what its wire form is read back as.
    @SuppressWarnings("unchecked")
    private <M extends Message> M carried(M message) {
        return settings.encodeMessages()
                ? (M) MessageCodec.decode(MessageCodec.encode(message))
                : message;
    }

    @Override
    public void submitJob(JobRequest<?, ?> request, JobHandle handle) {
        onDriver(handle, () -> driver.submitJob(request, handle));
    }

    @Override
    public void submitMapStage(MapStageRequest request, JobHandle handle) {
        onDriver(handle, () -> driver.submitMapStage(request, handle));
    }

    /// Runs a submission on the loop; what it throws fails the job, not the loop.
    private void onDriver(JobHandle handle, Runnable submission) {
        driverLoop.post(
                () -> {
                    if (closed) {
                        handle.complete(closedFailure());
                        return;
                    }
                    try {
                        submission.run();
                    } catch (Throwable e) {
                        handle.complete(
                                new JobFailedException(
                                        JobFailedException.Reason.INVALID_STAGE,
                                        "job %d could not be set up: %s"
                                                .formatted(handle.jobId(), e),
                                        e));
                    }
                });
    }

    @Override
    public void cancelJob(int jobId, String reason) {
        driverLoop.post(() -> driver.cancelJob(jobId, reason));
    }

    @Override
    public void cancelStage(int stageId, String reason) {
        driverLoop.post(() -> driver.cancelStage(stageId, reason));
    }

    @Override
    public void releaseShuffle(int shuffleId) {
        fromAnywhere(() -> driver.releaseShuffle(shuffleId));
    }

    @Override
    public void dropCached(int storeId, int belowVersion) {
        fromAnywhere(() -> driver.dropCached(storeId, belowVersion));
    }

    private void dropBroadcast(String id) {
        fromAnywhere(() -> driver.dropBroadcast(id));
    }

    @Override
    public BroadcastValues broadcasts() {
        return broadcasts;
    }

    /// The thread that releases what nobody holds any more has that to do, and not what handlers of
    /// users may take their time for on the loop.
    private void fromAnywhere(Runnable event) {
        if (Unreachable.isReleasing()) {
            driverLoop.handOver(event);
        } else {
            driverLoop.post(event);
        }
    }

    @Override
    public void addListener(EngineListener listener) {
        driverLoop.post(() -> driver.addListener(listener));
    }

    @Override
    public int parallelism() {
        return settings.threads() * settings.executors();
    }

    @Override
    public void close() {
        driverLoop.post(
                () -> {
                    closed = true;
                    driver.cancelAll(closedFailure());
                });
        executors.values().forEach(LocalExecutor::stop);
        driverTime.close();
    }

    /// An event that ended half way may have left any job waiting for what does not come.
    private void schedulerFailed(Throwable failure) {
        driver.cancelAll(
                new JobFailedException(
                        JobFailedException.Reason.SCHEDULER_FAILED,
                        "an event of the scheduler failed: " + failure,
                        failure));
    }

    private static JobFailedException closedFailure() {
        return new JobFailedException(
                JobFailedException.Reason.CLOSED, "the context is closed", null);
    }

    private final class LocalResults implements ResultSource {

        @Override
        public void fetch(
                String executorId, long taskAttemptId, TaskOutcome outcome, Receiver receiver) {
            LocalExecutor executor = executors.get(executorId);
            TaskResult result =
                    executor == null ? null : executor.held().results().remove(taskAttemptId);
            if (result == null) {
                receiver.lost("the result of attempt %d is gone".formatted(taskAttemptId));
            } else {
                receiver.fetched(result.value(), result.updates());
            }
        }

        @Override
        public @Nullable Throwable error(String executorId, long taskAttemptId) {
            LocalExecutor executor = executors.get(executorId);
            TaskResult result =
                    executor == null ? null : executor.held().results().get(taskAttemptId);
            return result == null ? null : result.error();
        }
    }

    int heldResults() {
        return executors.values().stream().mapToInt(each -> each.held().results().size()).sum();
    }

    int heldShuffles() {
        return executors.values().stream().mapToInt(each -> each.held().shuffles().size()).sum();
    }

    /// Bytes of memory that executors hold for cached partitions.
    long heldBlockMemory() {
        return executors.values().stream().mapToLong(each -> each.blocks().usedMemory()).sum();
    }

    int heldBlocks() {
        return executors.values().stream().mapToInt(each -> each.blocks().cached().size()).sum();
    }

    Set<String> executorIds() {
        return Set.copyOf(executors.keySet());
    }

    /// For tests: loses cached partitions, as failing memory and disks would.
    void loseBlocks(Predicate<BlockId> which) {
        executors.values().forEach(each -> each.blocks().drop(which));
    }

    /// For tests: loses shuffle outputs by the attempts that made them.
    void loseOutputs(LongPredicate which) {
        executors.values().forEach(each -> each.held().shuffles().dropIf(which));
    }

    /// For tests: the number of broadcast values that executors have cached.
    int heldBroadcastCopies() {
        return executors.values().stream().mapToInt(each -> each.held().broadcasts().size()).sum();
    }

    int heldWorks() {
        return shared.size() + (encoded == null ? 0 : encoded.size());
    }
}
