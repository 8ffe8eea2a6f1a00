package io.feldspar.simulation;

import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.Lineage;
import io.feldspar.rdd.MapOutputStatistics;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.simulation.Coverage.Path;
import io.feldspar.simulation.Scenario.JobPlan;
import io.feldspar.simulation.Scenario.Kind;
import io.feldspar.simulation.SimRows.Digest;
import io.feldspar.simulation.Violation.Invariant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Submits the jobs of a scenario and judges how they end.
final class SimJobs {

    private final Simulation world;
    private final FeldsparContext context;
    private final List<Digest> answers;
    private final Map<Integer, Run> runs = new HashMap<>();
    private final List<Cut> cuts = new ArrayList<>();
    private int planned;
    private int over;
    private int succeeded;

    /// A written checkpoint that waits for the jobs which read the RDD.
    private record Cut(SimRdd rdd, SimCheckpoint checkpoint) {}

    /// A job on its way.
    private static final class Run {
        private final JobPlan plan;
        private final SimRdd rdd;
        private final SimTasks.@Nullable SimResult[] results;
        private final boolean anyIndeterminate;
        private boolean cancelled;
        private boolean over;

        Run(JobPlan plan, SimRdd rdd) {
            this.plan = plan;
            this.rdd = rdd;
            this.results = new SimTasks.SimResult[rdd.numPartitions()];
            this.anyIndeterminate = rdd.determinism() == Determinism.INDETERMINATE;
        }
    }

    SimJobs(Simulation world, FeldsparContext context) {
        this.world = world;
        this.context = context;
        this.answers = SimRows.answers(world.scenario().nodes());
    }

    int succeeded() {
        return succeeded;
    }

    int failed() {
        return over - succeeded;
    }

    boolean allOver() {
        return over == planned;
    }

    void plan(List<JobPlan> plans) {
        planned = plans.size();
        for (JobPlan plan : plans) {
            world.time().at(plan.at(), () -> world.driverLoop().post(() -> submit(plan)));
        }
    }

    void checkAllOver() {
        if (!allOver()) {
            world.invariants()
                    .report(
                            new Violation(
                                    Invariant.JOB_ENDS,
                                    "%d of %d jobs had not ended after %d s"
                                            .formatted(
                                                    planned - over,
                                                    planned,
                                                    world.time().now() / VirtualTime.SECONDS)));
        }
    }

    private void submit(JobPlan plan) {
        SimRdd rdd = world.rdds().get(plan.node());
        Run run = new Run(plan, rdd);
        world.coverage().saw(plan.kind());
        context.setLocalProperty(FeldsparContext.POOL, plan.pool());
        context.setLocalProperty(SimTasks.COMMIT, plan.kind() == Kind.COMMIT ? "yes" : null);
        context.setLocalProperty(SimTasks.POISON, plan.kind() == Kind.POISON ? "yes" : null);
        context.setLocalProperty(SimTasks.LOSSY, plan.kind() == Kind.LOSSY ? "yes" : null);
        world.trace().note(plan.node(), () -> "submit " + plan + " on " + rdd);
        world.invariants().aboutToSubmit(plan.pool());
        ShuffleDependency<?, ?> shuffle = firstShuffle(rdd);
        JobHandle handle =
                plan.kind() == Kind.MAP_STAGE && shuffle != null
                        ? context.submitMapStage(shuffle, sizes -> checkSizes(run, sizes))
                        : context.<Long, SimTasks.SimResult>submitJob(
                                rdd,
                                (task, rows) -> new SimTasks.SimResult(0, 0, 0),
                                (index, result) -> delivered(run, index, result));
        handle.whenDone(() -> ended(run, handle, plan.kind() == Kind.MAP_STAGE && shuffle != null));
        runs.put(handle.jobId(), run);
        if (plan.cancelAfter() > 0) {
            world.time()
                    .after(
                            plan.cancelAfter(),
                            () -> world.driverLoop().post(() -> cancel(run, handle)));
        }
    }

    /// Cancels the job, or one of its stages and with it all jobs that share the stage.
    private void cancel(Run run, JobHandle handle) {
        if (handle.isDone()) {
            return;
        }
        List<Integer> stages = world.invariants().stagesOf(handle.jobId());
        if (world.random().chance(0.3, 21, handle.jobId())) {
            int stage = stages.get(world.random().below(stages.size(), 22, handle.jobId()));
            world.coverage().saw(Path.STAGE_CANCELLED);
            for (int job : world.invariants().jobsOf(stage)) {
                Run sharing = runs.get(job);
                if (sharing != null) {
                    sharing.cancelled = true;
                }
            }
            world.driver().cancelStage(stage, "planned");
        } else {
            world.coverage().saw(Path.JOB_CANCELLED);
            run.cancelled = true;
            handle.cancel("planned");
        }
    }

    private static @Nullable ShuffleDependency<?, ?> firstShuffle(SimRdd rdd) {
        for (Dependency<?> dependency : rdd.dependencies()) {
            if (dependency instanceof ShuffleDependency<?, ?> shuffle) {
                return shuffle;
            }
        }
        return null;
    }

    private void delivered(Run run, int index, SimTasks.SimResult result) {
        world.trace().note(result.taskAttemptId(), () -> "delivered partition " + index);
        if (run.results[index] != null) {
            world.invariants()
                    .fail(
                            Invariant.DELIVERED_ONCE,
                            "partition %d of %s came twice".formatted(index, run.plan));
        }
        run.results[index] = result;
        if (run.plan.kind() == Kind.RUDE) {
            throw new IllegalStateException("a fault of the scenario");
        }
        world.invariants().accepted(result.taskAttemptId());
    }

    private void checkSizes(Run run, MapOutputStatistics sizes) {
        long expected = answers.get(world.scenario().nodes().get(run.plan.node()).left()).count();
        if (sizes.totalRows() != expected) {
            world.invariants()
                    .fail(
                            Invariant.RIGHT_ANSWER,
                            "a map stage wrote %d rows instead of %d"
                                    .formatted(sizes.totalRows(), expected));
        }
    }

    private void ended(Run run, JobHandle handle, boolean mapStage) {
        over++;
        run.over = true;
        if (world.random().chance(0.3, 42, handle.jobId())) {
            world.unpersistBroadcast();
        }
        end(run, handle, mapStage);
        cutWhatIsWritten();
    }

    private void end(Run run, JobHandle handle, boolean mapStage) {
        JobFailedException failure = handle.failure();
        world.trace()
                .note(
                        handle.jobId(),
                        () ->
                                "job %d ended: %s"
                                        .formatted(
                                                handle.jobId(),
                                                failure == null ? "well" : failure.getMessage()));
        world.invariants().leftovers().jobOver();
        if (failure != null) {
            world.coverage().saw(failure.reason());
            checkReason(run, failure);
            world.invariants()
                    .warrants()
                    .judge(world.invariants().stagesOf(handle.jobId()), failure);
            return;
        }
        succeeded++;
        if (!mapStage) {
            checkAnswer(run);
            if (run.plan.kind() == Kind.CHECKPOINT && !checkpointed(run.rdd)) {
                checkpoint(run);
            }
        }
    }

    private void checkAnswer(Run run) {
        Digest sum = new Digest(0, 0);
        for (SimTasks.SimResult result : run.results) {
            if (result == null) {
                world.invariants()
                        .fail(
                                Invariant.DELIVERED_ONCE,
                                "a partition of %s never came".formatted(run.plan));
            } else {
                sum = sum.plus(new Digest(result.count(), result.sum()));
            }
        }
        Digest expected = answers.get(run.plan.node());
        if (!sum.equals(expected)) {
            world.invariants()
                    .fail(
                            Invariant.RIGHT_ANSWER,
                            "%s on %s gave %s instead of %s"
                                    .formatted(run.plan, run.rdd, sum, expected));
        }
    }

    private void checkpoint(Run run) {
        List<List<Long>> files = new ArrayList<>();
        for (SimTasks.SimResult result : run.results) {
            files.add(result == null ? List.of() : world.rowsOf(result.taskAttemptId()));
        }
        world.coverage().saw(Path.CHECKPOINT_WRITTEN);
        cuts.add(
                new Cut(
                        run.rdd,
                        new SimCheckpoint(run.rdd, world.coverage(), world.stages(), files)));
    }

    private boolean checkpointed(SimRdd rdd) {
        return rdd.isCheckpointed() || cuts.stream().anyMatch(cut -> cut.rdd == rdd);
    }

    /// Cuts lineages that no job reads now, so that each job sees either what an RDD computes or
    /// what its checkpoint holds.
    private void cutWhatIsWritten() {
        for (Cut cut : List.copyOf(cuts)) {
            boolean read =
                    runs.values().stream()
                            .anyMatch(
                                    run ->
                                            !run.over
                                                    && Lineage.ancestors(run.rdd)
                                                            .contains(cut.rdd));
            if (!read) {
                cuts.remove(cut);
                boolean mayDiffer = cut.rdd.determinism() != Determinism.DETERMINATE;
                cut.rdd.restoreFrom(cut.checkpoint);
                world.checkpointed(cut.rdd, cut.checkpoint, mayDiffer);
            }
        }
    }

    private void checkReason(Run run, JobFailedException failure) {
        String text = String.valueOf(failure.getMessage());
        boolean possible =
                switch (failure.reason()) {
                    case TASK_FAILED ->
                            (hasFaults() || anyJob(Kind.POISON)) && !text.contains("denied");
                    case STAGE_ATTEMPTS_EXHAUSTED -> manyLosses() || anyJob(Kind.LOSSY);
                    case EXCLUDED, NO_EXECUTOR -> hasFaults() || anyJob(Kind.POISON);
                    case INDETERMINATE_RESULT ->
                            (hasFaults() || anyJob(Kind.LOSSY))
                                    && (run.anyIndeterminate || hasBarrier());
                    case CANCELLED -> run.cancelled;
                    case INVALID_STAGE -> hasBarrier();
                    case HANDLER_FAILED -> run.plan.kind() == Kind.RUDE;
                    case CLOSED, SCHEDULER_FAILED -> false;
                };
        if (!possible) {
            world.invariants()
                    .fail(
                            Invariant.CLASSIFIED_ERROR,
                            "%s failed with %s: %s"
                                    .formatted(run.plan, failure.reason(), failure.getMessage()));
        }
    }

    private boolean hasFaults() {
        return !world.scenario().faults().isEmpty();
    }

    private boolean anyJob(Kind kind) {
        return world.scenario().jobs().stream().anyMatch(plan -> plan.kind() == kind);
    }

    /// Whether a stage can have lost its inputs four times in a row: by four faults of a moment,
    /// or by one that lasts.
    private boolean manyLosses() {
        List<Fault> faults = world.scenario().faults();
        boolean lasting =
                faults.stream()
                        .anyMatch(
                                fault ->
                                        switch (fault.kind()) {
                                            case LOSE_OUTPUTS,
                                                    CORRUPT_OUTPUTS,
                                                    LOSE_CACHED,
                                                    CORRUPT_CACHED,
                                                    LOSE_CHECKPOINT,
                                                    LOSE_RESULTS,
                                                    SLOW,
                                                    CLOCK_JUMP,
                                                    CORRUPT_CHECKPOINT ->
                                                    false;
                                            default -> true;
                                        });
        return lasting || faults.size() > 3 || hasBarrier();
    }

    private boolean hasBarrier() {
        return world.scenario().nodes().stream().anyMatch(Scenario.Node::barrier);
    }
}
