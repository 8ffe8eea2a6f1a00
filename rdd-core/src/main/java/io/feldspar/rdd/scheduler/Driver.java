package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.job.JobRequest;
import io.feldspar.rdd.job.MapStageRequest;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.settings.SchedulerSettings;

/// The driver's schedulers together, behind one door. All methods are called on one loop.
public final class Driver {

    private final DagScheduler dag;
    private final TaskScheduler tasks;
    private final Listeners listeners = new Listeners();

    public Driver(
            SchedulerSettings settings,
            Time time,
            DriverIdentity identity,
            ExecutorPort port,
            StagePublisher stages,
            ResultSource results) {
        this(settings, SchedulerPolicy.STRICT, time, identity, port, stages, results);
    }

    /// @param policy the strict one, except in simulations of a faulty scheduler
    public Driver(
            SchedulerSettings settings,
            SchedulerPolicy policy,
            Time time,
            DriverIdentity identity,
            ExecutorPort port,
            StagePublisher stages,
            ResultSource results) {
        this.dag = new DagScheduler(settings.failures(), policy, time, stages, listeners);
        StageEvents events = new StageEvents(dag, listeners, policy);
        this.tasks =
                new TaskScheduler(settings, policy, time, identity, port, stages, results, events);
        dag.connect(tasks);
    }

    /// Takes a message of an executor.
    public void receive(ToDriver message) {
        switch (message) {
            case ToDriver.Register register -> tasks.executors().register(register);
            case ToDriver.TaskFinished finished -> tasks.finished(finished);
            case ToDriver.AskCommit ask -> tasks.askCommit(ask);
            case ToDriver.BarrierArrived arrived -> tasks.barrierArrived(arrived);
            case ToDriver.BlockChanged changed -> {
                if (registered(changed.executorId(), changed.registration())) {
                    listeners.tell(
                            each -> each.blockChanged(changed.executorId(), changed.block()));
                }
            }
            case ToDriver.Moved moved -> tasks.moved(moved);
            case ToDriver.BlocksHeld held -> {
                if (registered(held.executorId(), held.registration())) {
                    listeners.tell(each -> each.blocksHeld(held.executorId(), held.blocks()));
                }
            }
            case ToDriver.Heartbeat beat -> tasks.executors().heartbeat(beat);
        }
    }

    private boolean registered(String executorId, long registration) {
        return tasks.executors().sender(executorId, registration) != null;
    }

    /// The connection to the executor broke.
    public void connectionLost(String executorId) {
        tasks.executors().connectionLost(executorId);
    }

    /// The cluster backend reports that the executor has ended.
    ///
    /// @param fault whether its tasks may have been the reason
    public void executorExited(String executorId, String reason, boolean fault) {
        tasks.executors().exited(executorId, reason, fault);
    }

    /// The executor's host is gone: what served its outputs too. Said before [#executorExited].
    public void hostLost(String executorId) {
        tasks.hostLost(executorId);
    }

    /// Gives the executor no more tasks. It is taken out once those that run have ended and nobody
    /// reads its outputs any more, or after the time.
    public void decommission(String executorId, String reason, long within) {
        tasks.departures().begin(executorId, reason, within);
    }

    /// Takes the executor out if it has nothing to do and nobody reads its outputs.
    public void releaseIfUnused(String executorId, String reason) {
        tasks.departures().endIfUnused(executorId, reason);
    }

    public void submitJob(JobRequest<?, ?> request, JobHandle handle) {
        dag.submitJob(request, handle);
    }

    public void submitMapStage(MapStageRequest request, JobHandle handle) {
        dag.submitMapStage(request, handle);
    }

    public void cancelJob(int jobId, String reason) {
        dag.cancelJob(jobId, reason);
    }

    public void cancelStage(int stageId, String reason) {
        dag.cancelStage(stageId, reason);
    }

    /// Fails all jobs, for the end of the context.
    public void cancelAll(JobFailedException failure) {
        dag.cancelAll(failure);
    }

    public void releaseShuffle(int shuffleId) {
        dag.releaseShuffle(shuffleId);
    }

    /// Has all executors drop what they keep for a persisted RDD in versions before the given one.
    public void dropCached(int storeId, int belowVersion) {
        tasks.dropCached(storeId, belowVersion);
    }

    /// Makes all executors drop their copies of a broadcast value.
    public void dropBroadcast(String broadcast) {
        tasks.dropBroadcast(broadcast);
    }

    /// The listener is told at once of the executors that are there.
    public void addListener(EngineListener listener) {
        listeners.add(listener);
        tasks.executors()
                .all()
                .forEach(
                        executor ->
                                Listeners.tell(
                                        listener,
                                        each ->
                                                each.executorAdded(
                                                        executor.id(),
                                                        executor.host(),
                                                        executor.slots())));
    }

    /// How many jobs, stages, task sets, attempts, commit rights and used
    /// slots are held: none, once all jobs
    /// are over and all their tasks have ended.
    public int held() {
        TaskScheduler.Held held = tasks.held();
        return dag.held() + held.taskSets() + held.attempts() + held.commitRights() + held.slots();
    }
}
