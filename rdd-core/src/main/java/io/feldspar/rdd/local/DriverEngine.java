package io.feldspar.rdd.local;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.job.Engine;
import io.feldspar.rdd.job.JobRequest;
import io.feldspar.rdd.job.MapStageRequest;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.release.Unreachable;
import io.feldspar.rdd.scheduler.Driver;
import io.feldspar.rdd.scheduler.ResultSource;
import io.feldspar.rdd.scheduler.StagePublisher;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An engine whose driver runs in this process, wherever its executors are.
///
/// Its subclasses differ in how messages and results travel.
public abstract class DriverEngine implements Engine {

    private final SerialLoop loop = new SerialLoop(this::schedulerFailed);
    private final SystemTime time = new SystemTime(loop);
    private final BroadcastValues broadcasts;
    private final Driver driver;
    private boolean closed;

    /// Sends and fetches nothing before the first executor has been started.
    ///
    /// @param stages where executors find their work
    /// @param sent whether tasks are serialized
    @SuppressWarnings("this-escape")
    protected DriverEngine(
            SchedulerSettings settings,
            DriverIdentity identity,
            StagePublisher stages,
            boolean sent) {
        this.broadcasts =
                new BroadcastValues(UUID.randomUUID().toString(), sent, this::dropBroadcast);
        this.driver =
                new Driver(settings, time, identity, this::send, stages, new AttemptResults());
    }

    /// Sends to an executor; what cannot arrive is lost. Called on the loop.
    protected abstract void send(String executorId, ToExecutor message);

    /// As [ResultSource#fetch].
    protected abstract void fetch(
            String executorId, long taskAttemptId, ResultSource.Receiver receiver);

    /// As [ResultSource#error].
    protected @Nullable Throwable error(String executorId, long taskAttemptId) {
        return null;
    }

    /// Ends all executors.
    protected abstract void stopExecutors();

    /// A message came; this thread may run the scheduler.
    protected final void received(ToDriver message) {
        loop.post(() -> driver.receive(message));
    }

    /// A message came on a thread that has other duties than to run the scheduler.
    protected final void receivedElsewhere(ToDriver message) {
        unlessClosed(() -> driver.receive(message));
    }

    /// The connection to an executor broke.
    protected final void connectionLost(String executorId) {
        unlessClosed(() -> driver.connectionLost(executorId));
    }

    /// The cluster backend reports that the executor has ended.
    ///
    /// @param fault whether its tasks may have been the reason
    public final void executorExited(String executorId, String reason, boolean fault) {
        unlessClosed(() -> driver.executorExited(executorId, reason, fault));
    }

    /// The executor's host is gone: what served its outputs too. Said before [#executorExited].
    public final void hostLost(String executorId) {
        unlessClosed(() -> driver.hostLost(executorId));
    }

    /// Gives the executor no more tasks, and ends it when nobody needs it any more, or after the
    /// time at the latest.
    public final void decommission(String executorId, String reason, Duration within) {
        unlessClosed(() -> driver.decommission(executorId, reason, within.toNanos()));
    }

    /// Ends the executor if it has nothing to do and nobody reads its outputs.
    public final void releaseIfUnused(String executorId, String reason) {
        unlessClosed(() -> driver.releaseIfUnused(executorId, reason));
    }

    /// News of executors is nothing to a driver that has ended, whose timers are over.
    private void unlessClosed(Runnable event) {
        loop.handOver(
                () -> {
                    if (!closed) {
                        event.run();
                    }
                });
    }

    /// Gives the receiver a result as an executor in another process encoded it. Decodes it on this
    /// thread, which must not be one of the loop's.
    protected final void fetched(byte[] encoded, ResultSource.Receiver receiver) {
        TaskResult.Held result;
        try {
            result = TaskResult.Encoded.decode(encoded);
        } catch (RuntimeException | StackOverflowError e) {
            lost("it cannot be read: " + e, receiver);
            return;
        }
        loop.handOver(() -> receiver.fetched(result.value(), result.updates()));
    }

    /// Tells the receiver that a result is gone. Any thread may call it.
    protected final void lost(String why, ResultSource.Receiver receiver) {
        loop.handOver(() -> receiver.lost(why));
    }

    @Override
    public final void submitJob(JobRequest<?, ?> request, JobHandle handle) {
        onDriver(handle, () -> driver.submitJob(request, handle));
    }

    @Override
    public final void submitMapStage(MapStageRequest request, JobHandle handle) {
        onDriver(handle, () -> driver.submitMapStage(request, handle));
    }

    /// Runs a submission on the loop; what it throws fails the job, not the loop.
    private void onDriver(JobHandle handle, Runnable submission) {
        loop.post(
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
    public final void cancelJob(int jobId, String reason) {
        loop.post(() -> driver.cancelJob(jobId, reason));
    }

    @Override
    public final void cancelStage(int stageId, String reason) {
        loop.post(() -> driver.cancelStage(stageId, reason));
    }

    @Override
    public final void releaseShuffle(int shuffleId) {
        fromAnywhere(() -> driver.releaseShuffle(shuffleId));
    }

    @Override
    public final void dropCached(int storeId, int belowVersion) {
        fromAnywhere(() -> driver.dropCached(storeId, belowVersion));
    }

    private void dropBroadcast(String id) {
        fromAnywhere(() -> driver.dropBroadcast(id));
    }

    @Override
    public final BroadcastValues broadcasts() {
        return broadcasts;
    }

    /// The thread that releases what nobody holds any more has that to do, and not what handlers of
    /// users may take their time for on the loop.
    private void fromAnywhere(Runnable event) {
        if (Unreachable.isReleasing()) {
            loop.handOver(event);
        } else {
            loop.post(event);
        }
    }

    @Override
    public final void addListener(EngineListener listener) {
        loop.post(() -> driver.addListener(listener));
    }

    @Override
    public void close() {
        loop.post(
                () -> {
                    closed = true;
                    driver.cancelAll(closedFailure());
                });
        stopExecutors();
        time.close();
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

    private final class AttemptResults implements ResultSource {

        @Override
        public void fetch(
                String executorId, long taskAttemptId, TaskOutcome outcome, Receiver receiver) {
            DriverEngine.this.fetch(executorId, taskAttemptId, receiver);
        }

        @Override
        public @Nullable Throwable error(String executorId, long taskAttemptId) {
            return DriverEngine.this.error(executorId, taskAttemptId);
        }
    }
}
