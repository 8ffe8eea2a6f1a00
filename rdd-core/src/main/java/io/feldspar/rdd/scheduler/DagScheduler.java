package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.job.JobRequest;
import io.feldspar.rdd.job.MapStageRequest;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Cuts jobs into stages at their shuffles, submits a stage once its inputs are there, and makes
/// lost inputs again.
///
/// A state machine: all methods are called on the driver's loop.
final class DagScheduler {

    private final SchedulerSettings.Failures settings;
    private final SchedulerPolicy policy;
    private final Time time;
    private final StagePublisher stages;
    private final Listeners listeners;
    private final StageGraph graph;
    private final Map<Integer, Job> jobs = new TreeMap<>();
    private final Map<TaskSet, StageAttempt> attempts = new IdentityHashMap<>();
    private @Nullable TaskScheduler tasks;
    private boolean resubmitPlanned;

    DagScheduler(
            SchedulerSettings.Failures settings,
            SchedulerPolicy policy,
            Time time,
            StagePublisher stages,
            Listeners listeners) {
        this.settings = settings;
        this.policy = policy;
        this.time = time;
        this.stages = stages;
        this.listeners = listeners;
        this.graph = new StageGraph(policy);
    }

    void connect(TaskScheduler taskScheduler) {
        tasks = taskScheduler;
    }

    TaskScheduler tasks() {
        TaskScheduler present = tasks;
        if (present == null) {
            throw new IllegalStateException("the task scheduler is not connected");
        }
        return present;
    }

    // ---- jobs ----

    void submitJob(JobRequest<?, ?> request, JobHandle handle) {
        if (request.partitions().length == 0) {
            handle.complete(null);
            return;
        }
        Stage.ResultStage stage = graph.newResultStage(request.rdd(), request.partitions());
        Job.Goal goal = new Job.Goal.Results(request.handler());
        Job job = new Job(handle.jobId(), stage, goal, handle, request.properties());
        start(job, new StageWork.ResultWork(request.rdd(), request.function()));
    }

    void submitMapStage(MapStageRequest request, JobHandle handle) {
        Stage.MapStage stage = graph.mapStage(request.shuffle());
        Job.Goal goal = new Job.Goal.Sizes(request.onSizes());
        start(
                new Job(handle.jobId(), stage, goal, handle, request.properties()),
                StageWork.MapWork.of(request.shuffle()));
    }

    private void start(Job job, StageWork lastWork) {
        Stage stage = job.finalStage();
        List<Stage> all = stagesFor(job);
        if (all.isEmpty()) {
            return;
        }
        jobs.put(job.id(), job);
        all.forEach(each -> each.jobs().add(job.id()));
        int[] ids = all.stream().mapToInt(Stage::id).sorted().toArray();
        listeners.tell(listener -> listener.jobStarted(job.id(), ids));
        try {
            publish(all, stage, lastWork);
        } catch (Throwable e) {
            String message = "job %d cannot be sent to executors: %s".formatted(job.id(), e);
            fail(job, new JobFailedException(Reason.INVALID_STAGE, message, e));
            return;
        }
        if (stage instanceof Stage.MapStage map) {
            map.waitingJobs().add(job);
            if (map.outputs().complete()) {
                sizesReady(map);
                return;
            }
        }
        submit(stage);
    }

    /// The stages of the job; none, and the job failed, if its RDDs cannot say what they are.
    private List<Stage> stagesFor(Job job) {
        try {
            return graph.withAncestors(job.finalStage());
        } catch (Throwable e) {
            graph.unused().forEach(graph::remove);
            String message = "job %d cannot be cut into stages: %s".formatted(job.id(), e);
            job.handle().complete(new JobFailedException(Reason.INVALID_STAGE, message, e));
            return List.of();
        }
    }

    private void publish(List<Stage> all, Stage last, StageWork lastWork) {
        for (Stage each : all) {
            if (each == last) {
                stages.publish(each.id(), lastWork);
            } else if (each instanceof Stage.MapStage map) {
                stages.publish(map.id(), StageWork.MapWork.of(map.shuffle()));
            }
        }
    }

    void cancelJob(int jobId, String reason) {
        Job job = jobs.get(jobId);
        if (job != null) {
            fail(
                    job,
                    new JobFailedException(
                            Reason.CANCELLED,
                            "job %d was cancelled: %s".formatted(jobId, reason),
                            null));
        }
    }

    void cancelStage(int stageId, String reason) {
        Stage stage = graph.find(stageId);
        if (stage != null) {
            for (int jobId : List.copyOf(stage.jobs())) {
                cancelJob(jobId, "stage %d was cancelled: %s".formatted(stageId, reason));
            }
        }
    }

    void cancelAll(JobFailedException failure) {
        for (Job job : List.copyOf(jobs.values())) {
            fail(job, failure);
        }
    }

    void fail(Job job, JobFailedException failure) {
        if (end(job)) {
            String message = String.valueOf(failure.getMessage());
            listeners.tell(listener -> listener.jobEnded(job.id(), message));
            job.handle().complete(failure);
        }
    }

    void succeed(Job job) {
        if (end(job)) {
            listeners.tell(listener -> listener.jobEnded(job.id(), ""));
            job.handle().complete(null);
        }
    }

    /// Forgets the job and every stage that no other job needs.
    private boolean end(Job job) {
        if (jobs.remove(job.id()) == null) {
            return false;
        }
        for (Stage stage : graph.stagesOf(job.id())) {
            stage.jobs().remove(job.id());
            if (stage instanceof Stage.MapStage map) {
                map.waitingJobs().remove(job);
            }
            if (stage.jobs().isEmpty()) {
                remove(stage);
            }
        }
        return true;
    }

    private void remove(Stage stage) {
        stage.setState(Stage.State.IDLE);
        graph.remove(stage);
        for (StageAttempt attempt : stage.attempts()) {
            attempts.remove(attempt.tasks());
            tasks().cancel(attempt.tasks(), "the job ended");
        }
        stages.forget(stage.id());
        tasks().forgetStage(stage.id());
        if (stage instanceof Stage.MapStage map && graph.releasable(map.outputs().shuffleId())) {
            forgetShuffle(map.outputs().shuffleId());
        }
    }

    /// Drops the outputs of the shuffle, now or when the last job that may read them ends.
    void releaseShuffle(int shuffleId) {
        if (graph.release(shuffleId)) {
            forgetShuffle(shuffleId);
        }
    }

    private void forgetShuffle(int shuffleId) {
        graph.forgetShuffle(shuffleId);
        tasks().forgetShuffle(shuffleId);
    }

    // ---- stages ----

    /// Submits the stage or, where inputs are missing, what makes them.
    void submit(Stage first) {
        Deque<Stage> open = new ArrayDeque<>();
        open.push(first);
        while (!open.isEmpty()) {
            Stage stage = open.pop();
            if (stage.state() == Stage.State.IDLE && !stage.jobs().isEmpty()) {
                try {
                    submitOrWait(stage, open);
                } catch (Throwable e) {
                    // What RDDs say of themselves is their authors' code: it fails their jobs.
                    abort(stage, Reason.INVALID_STAGE, "cannot be submitted: " + e, e);
                }
            }
        }
    }

    private void submitOrWait(Stage stage, Deque<Stage> open) {
        List<Stage.MapStage> missing = missingParents(stage);
        if (policy.startsStage(missing.size())) {
            submitMissing(stage);
        } else {
            stage.setState(Stage.State.WAITING);
            missing.reversed().forEach(open::push);
        }
    }

    private List<Stage.MapStage> missingParents(Stage stage) {
        List<Stage.MapStage> missing = new ArrayList<>();
        for (ShuffleDependency<?, ?> shuffle : StageInputs.of(stage.rdd()).shuffles()) {
            Stage.MapStage parent = graph.mapStage(shuffle);
            if (!parent.outputs().complete()) {
                missing.add(parent);
            }
        }
        return missing;
    }

    private void submitMissing(Stage stage) {
        StageInputs inputs = StageInputs.of(stage.rdd());
        Set<InputVersion> versions = graph.inputVersions(inputs);
        boolean changed = !versions.equals(stage.builtFrom());
        if (policy.rollsBack(changed) && !rollBack(stage)) {
            return;
        }
        stage.setBuiltFrom(versions);
        boolean incomplete = stage.barrier() && stage.begun() && !stage.missing().isEmpty();
        if (policy.restartsWhole(incomplete) && !rollBack(stage)) {
            return;
        }
        List<Integer> missing = stage.missing();
        if (missing.isEmpty()) {
            stageDone(stage);
            return;
        }
        if (policy.stageFailed(stage.attempts().size(), settings.maxStageAttempts())) {
            abort(stage, Reason.STAGE_ATTEMPTS_EXHAUSTED, "was submitted too often", null);
            return;
        }
        int[] partitions = missing.stream().mapToInt(Integer::intValue).toArray();
        List<List<String>> preferred;
        try {
            preferred = PreferredLocations.of(stage.rdd(), partitions);
        } catch (Throwable e) {
            abort(stage, Reason.INVALID_STAGE, "does not know where to run: " + e, e);
            return;
        }
        launch(stage, inputs, versions, partitions, preferred);
    }

    private void launch(
            Stage stage,
            StageInputs inputs,
            Set<InputVersion> versions,
            int[] partitions,
            List<List<String>> preferred) {
        stages.prepare(stage.id(), partitions);
        stage.setState(Stage.State.RUNNING);
        int jobId = stage.jobs().iterator().next();
        Job job = jobs.get(jobId);
        TaskSet set =
                tasks().newTaskSet(
                                new TaskSet.Request(
                                        jobId,
                                        stage.id(),
                                        stage.attempts().size(),
                                        stage instanceof Stage.MapStage map
                                                ? map.outputs().shuffleId()
                                                : -1,
                                        partitions,
                                        graph.snapshots(inputs),
                                        graph.cacheVersions(inputs),
                                        preferred,
                                        stage.barrier(),
                                        job == null ? Map.of() : job.properties()));
        StageAttempt attempt = new StageAttempt(stage, set, versions);
        stage.attempts().add(attempt);
        attempts.put(set, attempt);
        listeners.tell(
                listener ->
                        listener.stageSubmitted(
                                stage.id(), set.attempt(), partitions.length, stage.rdd().name()));
        tasks().submit(set);
    }

    /// Drops what a stage has made from inputs that no longer exist; false where that is not
    /// possible.
    private boolean rollBack(Stage stage) {
        boolean begun = stage.begun() || tasks().mayHaveCommitted(stage.id());
        for (StageAttempt attempt : stage.attempts()) {
            tasks().cancel(attempt.tasks(), "its inputs changed");
        }
        if (!begun) {
            return true;
        }
        return switch (stage) {
            case Stage.MapStage map -> {
                for (MapOutput output : map.outputs().rollBack()) {
                    drop(map, output);
                }
                yield true;
            }
            case Stage.ResultStage _ -> {
                abort(
                        stage,
                        Reason.INDETERMINATE_RESULT,
                        "has delivered results made from inputs that were lost since and that come"
                                + " out differently when made again",
                        null);
                yield false;
            }
        };
    }

    void drop(Stage.MapStage stage, MapOutput output) {
        tasks().dropMapOutput(
                        output.executorId(), stage.outputs().shuffleId(), output.taskAttemptId());
    }

    void stageDone(Stage stage) {
        stage.setState(Stage.State.IDLE);
        stage.clearFailures();
        StageAttempt last = stage.currentAttempt();
        int attempt = last == null ? 0 : last.tasks().attempt();
        listeners.tell(listener -> listener.stageCompleted(stage.id(), attempt, ""));
        if (stage instanceof Stage.MapStage map) {
            sizesReady(map);
            for (Stage child : graph.waitingOn(map)) {
                child.setState(Stage.State.IDLE);
                submit(child);
            }
        }
    }

    private void sizesReady(Stage.MapStage stage) {
        for (Job job : List.copyOf(stage.waitingJobs())) {
            if (job.goal() instanceof Job.Goal.Sizes sizes) {
                try {
                    sizes.receiver().accept(stage.outputs().statistics());
                    succeed(job);
                } catch (Throwable e) {
                    fail(job, handlerFailed(job, e));
                }
            }
        }
    }

    /// Fails every job that needs the stage.
    void abort(Stage stage, Reason reason, String what, @Nullable Throwable cause) {
        abort(stage, new JobFailedException(reason, stage + " " + what, cause));
    }

    void abort(Stage stage, JobFailedException failure) {
        for (int jobId : List.copyOf(stage.jobs())) {
            Job job = jobs.get(jobId);
            if (job != null) {
                fail(job, failure);
            }
        }
    }

    static JobFailedException handlerFailed(Job job, Throwable e) {
        return new JobFailedException(
                Reason.HANDLER_FAILED, "the handler of job %d threw %s".formatted(job.id(), e), e);
    }

    /// The attempt that the task set stands for, or null if its stage is gone.
    @Nullable StageAttempt attemptOf(TaskSet set) {
        return attempts.get(set);
    }

    @Nullable Job job(int jobId) {
        return jobs.get(jobId);
    }

    StageGraph graph() {
        return graph;
    }

    /// The stage's current attempt came to nothing; it is tried again after a moment, in which
    /// more news of what is lost may come in.
    ///
    /// @param counts whether that is one of the failures in a row of which there may be so many
    void stageFailed(Stage stage, StageAttempt attempt, String why, boolean counts) {
        stage.setState(Stage.State.FAILED);
        if (counts) {
            stage.countFailure();
        }
        listeners.tell(
                listener -> listener.stageCompleted(stage.id(), attempt.tasks().attempt(), why));
        if (policy.stageFailed(stage.consecutiveFailures(), settings.maxStageFailures())) {
            abort(
                    stage,
                    Reason.STAGE_ATTEMPTS_EXHAUSTED,
                    "failed %d times in a row: %s".formatted(stage.consecutiveFailures(), why),
                    null);
            return;
        }
        if (!resubmitPlanned && policy.resubmitsFailed()) {
            resubmitPlanned = true;
            time.after(settings.resubmitDelay(), this::resubmitFailed);
        }
    }

    private void resubmitFailed() {
        resubmitPlanned = false;
        List<Stage> failed = graph.inState(Stage.State.FAILED);
        failed.forEach(stage -> stage.setState(Stage.State.IDLE));
        failed.forEach(this::submit);
    }

    /// How many jobs and stages are held.
    int held() {
        return jobs.size() + attempts.size() + graph.size();
    }
}
