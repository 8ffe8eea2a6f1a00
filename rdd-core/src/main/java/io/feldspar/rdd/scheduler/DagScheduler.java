package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.JobRequest;
import io.feldspar.rdd.MapStageRequest;
import io.feldspar.rdd.ResultHandler;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
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
final class DagScheduler implements TaskSetEvents {

    private final Settings settings;
    private final Time time;
    private final WorkCatalog works;
    private final AccumulatorSink accumulators;
    private final Listeners listeners;
    private final StageGraph graph = new StageGraph();
    private final Map<Integer, Job> jobs = new TreeMap<>();
    private final Map<TaskSet, StageAttempt> attempts = new IdentityHashMap<>();
    private @Nullable TaskScheduler tasks;
    private boolean resubmitPlanned;

    DagScheduler(
            Settings settings,
            Time time,
            WorkCatalog works,
            AccumulatorSink accumulators,
            Listeners listeners) {
        this.settings = settings;
        this.time = time;
        this.works = works;
        this.accumulators = accumulators;
        this.listeners = listeners;
    }

    void connect(TaskScheduler taskScheduler) {
        tasks = taskScheduler;
    }

    private TaskScheduler tasks() {
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
        works.publish(stage.id(), new StageWork.ResultWork(request.rdd(), request.function()));
        start(stage, new Job.Goal.Results(request.handler()), handle, request.properties());
    }

    void submitMapStage(MapStageRequest request, JobHandle handle) {
        Stage.MapStage stage = graph.mapStage(request.shuffle());
        start(stage, new Job.Goal.Sizes(request.onSizes()), handle, request.properties());
    }

    private void start(
            Stage stage, Job.Goal goal, JobHandle handle, Map<String, String> properties) {
        Job job = new Job(handle.jobId(), stage, goal, handle, properties);
        jobs.put(job.id(), job);
        List<Stage> all = graph.withAncestors(stage);
        for (Stage each : all) {
            each.jobs().add(job.id());
            if (each instanceof Stage.MapStage map) {
                works.publish(map.id(), new StageWork.MapWork(map.shuffle()));
            }
        }
        int[] ids = all.stream().mapToInt(Stage::id).sorted().toArray();
        listeners.tell(listener -> listener.jobStarted(job.id(), ids));
        if (stage instanceof Stage.MapStage map) {
            map.waitingJobs().add(job);
            if (map.outputs().complete()) {
                sizesReady(map);
                return;
            }
        }
        submit(stage);
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

    private void fail(Job job, JobFailedException failure) {
        if (end(job)) {
            String message = String.valueOf(failure.getMessage());
            listeners.tell(listener -> listener.jobEnded(job.id(), message));
            job.handle().complete(failure);
        }
    }

    private void succeed(Job job) {
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
        tasks().broadcast(new ToExecutor.ForgetStage(stage.id()));
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
    private void submit(Stage first) {
        Deque<Stage> open = new ArrayDeque<>();
        open.push(first);
        while (!open.isEmpty()) {
            Stage stage = open.pop();
            if (stage.state() != Stage.State.IDLE || stage.jobs().isEmpty()) {
                continue;
            }
            List<Stage.MapStage> missing = missingParents(stage);
            if (missing.isEmpty()) {
                submitMissing(stage);
            } else {
                stage.setState(Stage.State.WAITING);
                missing.reversed().forEach(open::push);
            }
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
        if (stage.begun() && !versions.equals(stage.builtFrom())) {
            if (!rollBack(stage)) {
                return;
            }
        }
        stage.setBuiltFrom(versions);
        List<Integer> missing = stage.missing();
        if (missing.isEmpty()) {
            stageDone(stage);
            return;
        }
        if (stage.attempts().size() >= settings.maxStageAttempts()) {
            abort(stage, Reason.STAGE_ATTEMPTS_EXHAUSTED, "was submitted too often", null);
            return;
        }
        stage.setState(Stage.State.RUNNING);
        int[] partitions = missing.stream().mapToInt(Integer::intValue).toArray();
        int jobId = stage.jobs().iterator().next();
        Job job = jobs.get(jobId);
        TaskSet set =
                new TaskSet(
                        jobId,
                        stage.id(),
                        stage.attempts().size(),
                        partitions,
                        graph.snapshots(inputs),
                        graph.editions(inputs),
                        job == null ? Map.of() : job.properties());
        StageAttempt attempt = new StageAttempt(stage, set, versions);
        stage.attempts().add(attempt);
        attempts.put(set, attempt);
        listeners.tell(
                listener ->
                        listener.stageSubmitted(
                                stage.id(), set.attempt(), partitions.length, stage.rdd().name()));
        tasks().submit(set);
    }

    /// Drops what a stage has made from inputs that are no more. False if that cannot be.
    private boolean rollBack(Stage stage) {
        for (StageAttempt attempt : stage.attempts()) {
            tasks().cancel(attempt.tasks(), "its inputs changed");
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

    private void drop(Stage.MapStage stage, MapOutput output) {
        tasks().dropMapOutput(
                        output.executorId(), stage.outputs().shuffleId(), output.taskAttemptId());
    }

    private void stageDone(Stage stage) {
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
                } catch (RuntimeException e) {
                    fail(job, handlerFailed(job, e));
                }
            }
        }
    }

    /// Fails every job that needs the stage.
    private void abort(Stage stage, Reason reason, String what, @Nullable Throwable cause) {
        abort(stage, new JobFailedException(reason, stage + " " + what, cause));
    }

    private void abort(Stage stage, JobFailedException failure) {
        for (int jobId : List.copyOf(stage.jobs())) {
            Job job = jobs.get(jobId);
            if (job != null) {
                fail(job, failure);
            }
        }
    }

    private static JobFailedException handlerFailed(Job job, RuntimeException e) {
        return new JobFailedException(
                Reason.HANDLER_FAILED, "the handler of job %d threw %s".formatted(job.id(), e), e);
    }

    // ---- what the task scheduler tells ----

    @Override
    public void taskStarted(TaskAttempt attempt) {
        listeners.tell(
                listener ->
                        listener.taskStarted(
                                attempt.tasks().stageId(),
                                attempt.partition(),
                                attempt.id(),
                                attempt.executorId()));
    }

    @Override
    public void taskEnded(TaskAttempt attempt, String outcome) {
        listeners.tell(
                listener ->
                        listener.taskEnded(
                                attempt.tasks().stageId(),
                                attempt.partition(),
                                attempt.id(),
                                outcome));
    }

    @Override
    public void mapDone(TaskAttempt attempt, MapOutput output, Map<Long, List<Object>> updates) {
        StageAttempt of = attempts.get(attempt.tasks());
        if (of == null || !(of.stage() instanceof Stage.MapStage stage)) {
            dropUnwanted(attempt, output);
            return;
        }
        int partition = attempt.partition();
        ShuffleOutputs outputs = stage.outputs();
        if (outputs.has(partition) || !of.inputVersions().equals(outputs.builtFrom())) {
            drop(stage, output);
            return;
        }
        outputs.register(partition, output);
        accumulators.add(updates);
        partitionDone(stage, partition);
        StageAttempt current = stage.currentAttempt();
        boolean over = current != null && current.pending().isEmpty();
        if (over && stage.state() == Stage.State.RUNNING) {
            stage.setState(Stage.State.IDLE);
            if (outputs.complete()) {
                stageDone(stage);
            } else {
                submit(stage);
            }
        }
    }

    /// The stage is gone; so is, for all we know, whoever would read its output.
    private void dropUnwanted(TaskAttempt attempt, MapOutput output) {
        Integer shuffleId = graph.shuffleOfStage(attempt.tasks().stageId());
        if (shuffleId != null) {
            tasks().dropMapOutput(output.executorId(), shuffleId, output.taskAttemptId());
        }
    }

    private void partitionDone(Stage stage, int partition) {
        for (StageAttempt each : stage.attempts()) {
            each.pending().clear(partition);
            tasks().partitionDone(each.tasks(), partition);
        }
    }

    @Override
    public void resultDone(
            TaskAttempt attempt, @Nullable Object value, Map<Long, List<Object>> updates) {
        StageAttempt of = attempts.get(attempt.tasks());
        if (of == null || !(of.stage() instanceof Stage.ResultStage stage)) {
            return;
        }
        int index = stage.indexOf(attempt.partition());
        if (stage.finished().get(index) || !of.inputVersions().equals(stage.builtFrom())) {
            return;
        }
        Job job = jobs.get(stage.jobs().iterator().next());
        if (job == null) {
            return;
        }
        stage.finished().set(index);
        accumulators.add(updates);
        partitionDone(stage, attempt.partition());
        try {
            deliver(job, index, value);
        } catch (RuntimeException e) {
            fail(job, handlerFailed(job, e));
            return;
        }
        if (stage.allFinished()) {
            stageDone(stage);
            succeed(job);
        }
    }

    /// The handler was submitted together with a function of its result type; if the
    /// function gives nulls, it takes them.
    @SuppressWarnings({"unchecked", "NullAway"})
    private static void deliver(Job job, int index, @Nullable Object value) {
        if (job.goal() instanceof Job.Goal.Results results) {
            ((ResultHandler<@Nullable Object>) results.handler()).accept(index, value);
        }
    }

    @Override
    public void fetchFailed(TaskAttempt attempt, TaskOutcome.FetchFailed failure) {
        graph.lose(failure);
        StageAttempt of = attempts.get(attempt.tasks());
        if (of == null) {
            return;
        }
        Stage stage = of.stage();
        if (of != stage.currentAttempt() || stage.state() != Stage.State.RUNNING) {
            return;
        }
        stage.setState(Stage.State.FAILED);
        stage.countFailure();
        listeners.tell(
                listener ->
                        listener.stageCompleted(
                                stage.id(), of.tasks().attempt(), failure.message()));
        if (stage.consecutiveFailures() >= settings.maxStageFailures()) {
            abort(
                    stage,
                    Reason.STAGE_ATTEMPTS_EXHAUSTED,
                    "lost its inputs %d times in a row: %s"
                            .formatted(stage.consecutiveFailures(), failure.message()),
                    null);
            return;
        }
        planResubmit();
    }

    private void planResubmit() {
        if (!resubmitPlanned) {
            resubmitPlanned = true;
            time.after(settings.resubmitDelayNanos(), this::resubmitFailed);
        }
    }

    private void resubmitFailed() {
        resubmitPlanned = false;
        Set<Stage> failed = new HashSet<>();
        for (Stage stage : graph.inState(Stage.State.FAILED)) {
            stage.setState(Stage.State.IDLE);
            failed.add(stage);
        }
        failed.forEach(this::submit);
    }

    @Override
    public void taskSetFailed(TaskSet set, JobFailedException failure) {
        StageAttempt of = attempts.get(set);
        if (of != null) {
            abort(of.stage(), failure);
        }
    }

    @Override
    public void executorLost(String executorId, long registration, String reason) {
        graph.loseExecutor(executorId, registration);
        listeners.tell(listener -> listener.executorRemoved(executorId, reason));
    }

    @Override
    public void executorAdded(String executorId, String host, int slots) {
        listeners.tell(listener -> listener.executorAdded(executorId, host, slots));
    }

    /// Tells listeners; what they throw is theirs.
    static final class Listeners {

        private static final org.slf4j.Logger LOG =
                org.slf4j.LoggerFactory.getLogger(Listeners.class);

        private final List<EngineListener> all = new ArrayList<>();

        void add(EngineListener listener) {
            all.add(listener);
        }

        void tell(java.util.function.Consumer<EngineListener> news) {
            for (EngineListener listener : all) {
                try {
                    news.accept(listener);
                } catch (RuntimeException e) {
                    LOG.warn("a listener threw", e);
                }
            }
        }
    }

    static boolean indeterminate(ShuffleDependency<?, ?> shuffle) {
        return shuffle.parent().determinism() == Determinism.INDETERMINATE;
    }
}
