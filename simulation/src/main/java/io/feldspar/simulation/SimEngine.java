package io.feldspar.simulation;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.job.Engine;
import io.feldspar.rdd.job.JobRequest;
import io.feldspar.rdd.job.MapStageRequest;
import io.feldspar.rdd.scheduler.Driver;

/// Hands jobs to the simulated driver, on the simulation's only thread.
final class SimEngine implements Engine {

    private final Driver driver;
    private final int slots;

    private final BroadcastValues broadcasts;

    SimEngine(Driver driver, Scenario scenario) {
        this.driver = driver;
        this.broadcasts = new BroadcastValues("simulation", false, driver::dropBroadcast);
        this.slots = scenario.machines().stream().mapToInt(Scenario.Machine::slots).sum();
    }

    @Override
    public void submitJob(JobRequest<?, ?> request, JobHandle handle) {
        driver.submitJob(request, handle);
    }

    @Override
    public void submitMapStage(MapStageRequest request, JobHandle handle) {
        driver.submitMapStage(request, handle);
    }

    @Override
    public void cancelJob(int jobId, String reason) {
        driver.cancelJob(jobId, reason);
    }

    @Override
    public void cancelStage(int stageId, String reason) {
        driver.cancelStage(stageId, reason);
    }

    @Override
    public void releaseShuffle(int shuffleId) {
        driver.releaseShuffle(shuffleId);
    }

    @Override
    public BroadcastValues broadcasts() {
        return broadcasts;
    }

    @Override
    public void addListener(EngineListener listener) {
        driver.addListener(listener);
    }

    @Override
    public int parallelism() {
        return slots;
    }

    @Override
    public void close() {
        // The simulation ends by itself.
    }
}
