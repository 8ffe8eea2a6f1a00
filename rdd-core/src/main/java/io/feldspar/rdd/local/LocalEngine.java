package io.feldspar.rdd.local;

import io.feldspar.rdd.Engine;
import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.JobRequest;
import io.feldspar.rdd.MapStageRequest;
import io.feldspar.rdd.execution.ExecutorControl;
import io.feldspar.rdd.execution.ShuffleDirectory;
import io.feldspar.rdd.protocol.Message;
import io.feldspar.rdd.protocol.MessageCodec;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.scheduler.Driver;
import io.feldspar.rdd.scheduler.ResultSource;
import io.feldspar.rdd.shuffle.ShuffleStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One driver and one executor in this process.
///
/// ```text
/// any thread ──► driver's loop ──ToExecutor──► executor's loop ──► task threads
///                     ▲                              │
///                     └───────────ToDriver───────────┘
/// ```
///
/// Both loops run on whichever thread has news, so a thread that ends a task takes its next one
/// without waiting for another thread.
public final class LocalEngine implements Engine {

    /// @param encodeMessages whether messages go through their wire form, for tests
    /// @param serializeTasks whether work goes through its serialized form, for tests
    public record Settings(
            int threads, int maxTaskFailures, boolean encodeMessages, boolean serializeTasks) {}

    private static final String EXECUTOR = "local";

    private final Settings settings;
    private final SerialLoop driverLoop = new SerialLoop();
    private final SerialLoop executorLoop = new SerialLoop();
    private final SystemTime driverTime = new SystemTime(driverLoop);
    private final SystemTime executorTime = new SystemTime(executorLoop);
    private final ShuffleStore shuffles = new ShuffleStore();
    private final Map<Long, TaskResult> results = new ConcurrentHashMap<>();
    private final ShuffleDirectory directory = new ShuffleDirectory();
    private final StageWorks works;
    private final Driver driver;
    private final TaskThreads threads;
    private final ExecutorControl executor;
    private boolean closed;

    private LocalEngine(Settings settings) {
        this.settings = settings;
        this.works = new StageWorks(settings.serializeTasks());
        this.driver =
                new Driver(
                        io.feldspar.rdd.scheduler.Settings.local(settings.maxTaskFailures()),
                        driverTime,
                        (executorId, message) -> toExecutor(message),
                        works,
                        new LocalResults());
        this.threads =
                new TaskThreads(
                        executorLoop,
                        new ShuffleReads(directory, shuffles),
                        shuffles,
                        results,
                        works);
        this.executor =
                new ExecutorControl(
                        new ExecutorControl.Settings(
                                EXECUTOR, "localhost", "", settings.threads(), 0, 0),
                        executorTime,
                        threads,
                        directory,
                        this::toDriver);
    }

    public static LocalEngine start(Settings settings) {
        LocalEngine engine = new LocalEngine(settings);
        engine.threads.startThreads(settings.threads(), engine.executor);
        engine.executorLoop.post(engine.executor::start);
        return engine;
    }

    private void toExecutor(ToExecutor message) {
        ToExecutor arriving = carried(message);
        executorLoop.post(() -> executor.receive(arriving));
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
                    } catch (RuntimeException | StackOverflowError e) {
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
        driverLoop.post(() -> driver.releaseShuffle(shuffleId));
    }

    @Override
    public void addListener(EngineListener listener) {
        driverLoop.post(() -> driver.addListener(listener));
    }

    @Override
    public int parallelism() {
        return settings.threads();
    }

    @Override
    public void close() {
        driverLoop.post(
                () -> {
                    closed = true;
                    driver.cancelAll(closedFailure());
                });
        executorLoop.post(executor::stop);
        threads.close();
        driverTime.close();
        executorTime.close();
    }

    private static JobFailedException closedFailure() {
        return new JobFailedException(
                JobFailedException.Reason.CLOSED, "the context is closed", null);
    }

    private final class LocalResults implements ResultSource {

        @Override
        public void fetch(
                String executorId, long taskAttemptId, TaskOutcome outcome, Receiver receiver) {
            TaskResult result = results.remove(taskAttemptId);
            if (result == null) {
                receiver.lost("the result of attempt %d is gone".formatted(taskAttemptId));
            } else {
                receiver.fetched(result.value(), result.updates());
            }
        }

        @Override
        public @Nullable Throwable error(String executorId, long taskAttemptId) {
            TaskResult result = results.get(taskAttemptId);
            return result == null ? null : result.error();
        }
    }

    /// For tests of what is left behind.
    void inspect(Consumer<LocalEngine> look) {
        look.accept(this);
    }

    int heldResults() {
        return results.size();
    }

    int heldShuffles() {
        return shuffles.size();
    }

    int heldWorks() {
        return works.size();
    }
}
