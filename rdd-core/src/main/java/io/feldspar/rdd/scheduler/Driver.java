package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.JobRequest;
import io.feldspar.rdd.MapStageRequest;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.ToDriver;

/// The driver's schedulers together, behind one door. All methods are called on one loop.
public final class Driver {

    private final DagScheduler dag;
    private final TaskScheduler tasks;
    private final DagScheduler.Listeners listeners = new DagScheduler.Listeners();

    public Driver(
            Settings settings,
            Time time,
            ExecutorPort port,
            WorkCatalog works,
            ResultSource results,
            AccumulatorSink accumulators) {
        this.dag = new DagScheduler(settings, time, works, accumulators, listeners);
        this.tasks = new TaskScheduler(settings, time, port, results, dag);
        dag.connect(tasks);
    }

    /// Takes a message of an executor.
    public void receive(ToDriver message) {
        switch (message) {
            case ToDriver.Register register -> tasks.register(register);
            case ToDriver.TaskFinished finished -> tasks.finished(finished);
            case ToDriver.AskCommit ask -> tasks.askCommit(ask);
            case ToDriver.Heartbeat beat -> tasks.heartbeat(beat);
        }
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

    public void addListener(EngineListener listener) {
        listeners.add(listener);
    }
}
