package io.feldspar.simulation;

import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.NarrowDependency;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.simulation.Coverage.Path;
import io.feldspar.simulation.Violation.Invariant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Watches a run and notes the first invariant that breaks.
final class Invariants implements EngineListener {

    /// No stage is submitted more often: its limit, and some.
    private static final int MANY_SUBMISSIONS = 102;

    private final Simulation world;
    private final Map<Integer, Set<Integer>> jobsOfStage = new HashMap<>();
    private final Set<Integer> jobsOver = new HashSet<>();
    private final Set<Integer> barrierStages = new HashSet<>();
    private final Map<Long, TaskSpec> launched = new HashMap<>();
    private final Set<Long> ended = new HashSet<>();
    private final Set<Launch> launches = new HashSet<>();
    private final Map<StageTry, BarrierStart> barrierStarts = new HashMap<>();
    private final Map<Slice, Long> commitHolders = new HashMap<>();
    private final Set<Launch> done = new HashSet<>();
    private final Set<Slice> acceptedCommits = new HashSet<>();
    private long lastLaunched;
    private final Set<Long> heardEnds = new HashSet<>();
    private final Map<Integer, String> poolOfJob = new HashMap<>();
    private final Starvation starvation;
    private final Silence silence;
    private final Outputs outputs;
    private final Leftovers leftovers;
    private final Losses losses;
    private final Effort effort;
    private final Warrants warrants;
    private final Map<Integer, String> labels = new HashMap<>();
    private final Map<Integer, Integer> partitions = new HashMap<>();
    private final Set<Integer> submitted = new HashSet<>();
    private String nextPool = "";
    private @Nullable Violation violation;

    private record Launch(int stage, int stageAttempt, int partition, int attempt) {}

    private record StageTry(int stage, int attempt) {}

    private record Slice(int stage, int partition) {}

    private static final class BarrierStart {
        private final int tasks;
        private int launched;
        private long at = -1;

        BarrierStart(int tasks) {
            this.tasks = tasks;
        }
    }

    Invariants(Simulation world) {
        this.world = world;
        this.starvation = new Starvation(world);
        this.silence = new Silence(world);
        this.outputs = new Outputs(world);
        this.leftovers = new Leftovers(world);
        this.losses = new Losses(world);
        this.effort = new Effort(world);
        this.warrants = new Warrants(world);
    }

    @Nullable Violation violation() {
        return violation;
    }

    void report(Violation broken) {
        if (violation == null) {
            violation = broken;
            world.trace().note(broken.invariant().ordinal(), () -> "VIOLATION " + broken);
        }
    }

    /// Notes the violation and ends the event that showed it. The note is what counts: the
    /// schedulers survive whatever a listener or a handler throws.
    void fail(Invariant invariant, String what) {
        Violation broken = new Violation(invariant, what);
        report(broken);
        throw new BrokenInvariant(broken);
    }

    static String describe(Throwable error) {
        StringBuilder text = new StringBuilder(error.toString());
        StackTraceElement[] stack = error.getStackTrace();
        for (int i = 0; i < Math.min(6, stack.length); i++) {
            text.append(" at ").append(stack[i]);
        }
        return text.toString();
    }

    // ---- what the driver does ----

    /// The next job goes to the pool.
    void aboutToSubmit(String pool) {
        nextPool = pool;
    }

    void published(int stageId, StageWork work) {
        Rdd<?> rdd = work.rdd();
        partitions.put(stageId, rdd.numPartitions());
        labels.put(
                stageId,
                switch (work) {
                    case StageWork.MapWork<?, ?> map -> "shuffle " + map.shuffle().shuffleId();
                    case StageWork.ResultWork _ -> "result of stage " + stageId;
                });
        if (anyBarrier(rdd)) {
            barrierStages.add(stageId);
        }
    }

    boolean isBarrier(int stageId) {
        return barrierStages.contains(stageId);
    }

    private static boolean anyBarrier(Rdd<?> rdd) {
        if (rdd.isBarrier() && !rdd.isCheckpointed()) {
            return true;
        }
        for (Dependency<?> dependency : rdd.dependencies()) {
            if (dependency instanceof NarrowDependency<?> narrow && anyBarrier(narrow.parent())) {
                return true;
            }
        }
        return false;
    }

    void sent(String executorId, ToExecutor message) {
        if (world.isStranger(executorId) && !(message instanceof ToExecutor.Refused)) {
            fail(Invariant.STRANGERS_REFUSED, executorId + " gets " + message);
        }
        switch (message) {
            case ToExecutor.LaunchTask launch -> {
                outputs.launched(executorId, launch.task().taskAttemptId());
                launched(launch.task());
                losses.launched(executorId, launch.task());
                effort.launched(executorId, launch.task());
            }
            case ToExecutor.CommitAnswer answer -> commitAnswered(answer);
            case ToExecutor.DropMapOutput drop -> outputs.dropped(drop);
            case ToExecutor.Registered registered ->
                    losses.registered(executorId, registered.registration());
            case ToExecutor.ShuffleLocations locations -> {
                outputs.published(locations);
                losses.published(locations);
            }
            case ToExecutor.KillTask kill -> killed(kill);
            default -> {
                // The others say nothing about attempts.
            }
        }
    }

    private void killed(ToExecutor.KillTask kill) {
        TaskSpec task = launched.get(kill.taskAttemptId());
        if (kill.reason().startsWith("another attempt")) {
            saw(Path.COPY_KILLED);
        } else if (kill.reason().equals("it ran too long") && task != null) {
            warrants.tooLong(task);
        }
    }

    private void saw(Path path) {
        world.coverage().saw(path);
    }

    private void launched(TaskSpec task) {
        launched.put(task.taskAttemptId(), task);
        lastLaunched = task.taskAttemptId();
        if (task.speculative()) {
            saw(Path.COPY_STARTED);
        } else if (task.attemptNumber() > 0) {
            saw(Path.TASK_RETRIED);
        }
        boolean fresh =
                launches.add(
                        new Launch(
                                task.stageId(),
                                task.stageAttempt(),
                                task.partition(),
                                task.attemptNumber()));
        if (!fresh) {
            fail(
                    Invariant.ATTEMPTS_DIFFER,
                    "%s was launched before".formatted(SimTasks.describe(task)));
        }
        BarrierStart start = barrierStarts.get(new StageTry(task.stageId(), task.stageAttempt()));
        if (start != null && barrierStages.contains(task.stageId())) {
            if (start.launched > 0 && start.at != world.time().now()) {
                fail(
                        Invariant.BARRIER_TOGETHER,
                        "%s starts later than others".formatted(SimTasks.describe(task)));
            }
            start.at = world.time().now();
            start.launched++;
        }
    }

    private void commitAnswered(ToExecutor.CommitAnswer answer) {
        TaskSpec task = launched.get(answer.taskAttemptId());
        if (task == null || !answer.allowed()) {
            saw(Path.COMMIT_REFUSED);
            return;
        }
        saw(Path.COMMIT_ALLOWED);
        Slice slice = new Slice(task.stageId(), task.partition());
        Long before = commitHolders.put(slice, answer.taskAttemptId());
        boolean other = before != null && before != answer.taskAttemptId();
        if (other) {
            saw(Path.COMMIT_RIGHT_MOVED);
        }
        if (other && !ended.contains(before)) {
            fail(
                    Invariant.COMMITTED_ONCE,
                    "attempts %d and %d of partition %d may both commit"
                            .formatted(before, answer.taskAttemptId(), task.partition()));
        }
        if (acceptedCommits.contains(slice) && other) {
            fail(
                    Invariant.COMMITTED_ONCE,
                    "attempt %d may commit partition %d, which is done"
                            .formatted(answer.taskAttemptId(), task.partition()));
        }
    }

    /// The attempt's result was delivered.
    void accepted(long taskAttemptId) {
        TaskSpec task = launched.get(taskAttemptId);
        if (task == null) {
            return;
        }
        Slice slice = new Slice(task.stageId(), task.partition());
        leftovers.resultDone(task);
        effort.delivered(task);
        if (!task.properties().containsKey(SimTasks.COMMIT)) {
            return;
        }
        Long holder = commitHolders.get(slice);
        if (holder == null || holder != taskAttemptId) {
            fail(
                    Invariant.COMMITTED_ONCE,
                    "the result of attempt %d counts, but %s may commit"
                            .formatted(taskAttemptId, holder));
        }
        acceptedCommits.add(slice);
    }

    @Override
    public void jobStarted(int jobId, int[] stageIds) {
        poolOfJob.put(jobId, nextPool);
        if (poolOfJob.size() - jobsOver.size() > 1) {
            saw(Path.JOBS_AT_ONCE);
        }
        for (int stage : stageIds) {
            Set<Integer> jobs = jobsOfStage.computeIfAbsent(stage, id -> new HashSet<>());
            jobs.add(jobId);
            if (jobs.size() > 1 && !jobsOver.containsAll(jobs)) {
                saw(Path.STAGE_SHARED);
            }
        }
    }

    @Override
    public void stageSubmitted(int stageId, int attempt, int tasks, String name) {
        world.trace()
                .note(
                        stageId,
                        () ->
                                "stage %d.%d: %d tasks of %s"
                                        .formatted(stageId, attempt, tasks, name));
        barrierStarts.put(new StageTry(stageId, attempt), new BarrierStart(tasks));
        losses.submitted(stageId, attempt);
        world.stages().submitted(stageId, attempt);
        warrants.submitted(stageId);
        noteSubmission(stageId, attempt, tasks);
        Set<Integer> jobs = new TreeSet<>(jobsOfStage.getOrDefault(stageId, Set.of()));
        jobs.removeAll(jobsOver);
        if (!jobs.isEmpty() && !barrierStages.contains(stageId)) {
            String pool = poolOfJob.getOrDefault(jobs.iterator().next(), "");
            starvation.submitted(stageId, tasks, pool);
        }
    }

    private void noteSubmission(int stageId, int attempt, int tasks) {
        submitted.add(stageId);
        boolean whole = tasks == partitions.getOrDefault(stageId, tasks);
        boolean barrier = barrierStages.contains(stageId);
        if (attempt > 0) {
            saw(Path.STAGE_SUBMITTED_AGAIN);
        }
        if (barrier) {
            saw(attempt > 0 ? Path.BARRIER_STARTED_AGAIN : Path.BARRIER_STARTED);
        }
        if (!whole) {
            saw(Path.STAGE_SUBMITTED_PARTLY);
        }
        if (barrier && !whole) {
            String what = "only %d tasks of barrier stage %d start".formatted(tasks, stageId);
            fail(Invariant.BARRIER_TOGETHER, what);
        }
        if (attempt > MANY_SUBMISSIONS) {
            fail(Invariant.BOUNDED_EFFORT, "stage %d.%d".formatted(stageId, attempt));
        }
    }

    @Override
    public void accumulated(Map<Long, List<Object>> updates) {
        for (long attempt : updates.keySet()) {
            TaskSpec task = launched.get(attempt);
            if (task != null) {
                String label = labels.getOrDefault(task.stageId(), "");
                outputs.accumulated(label + " partition " + task.partition(), attempt);
            }
        }
    }

    @Override
    public void stageCompleted(int stageId, int attempt, String failure) {
        starvation.stageOver(stageId);
        if (failure.isEmpty()) {
            warrants.stageSucceeded(stageId);
        }
    }

    @Override
    public void taskStarted(int stageId, int partition, long taskAttemptId, String executorId) {
        starvation.started(stageId);
    }

    @Override
    public void taskEnded(int stageId, int partition, long taskAttemptId, String outcome) {
        world.trace()
                .note(taskAttemptId, () -> "driver: task %d %s".formatted(taskAttemptId, outcome));
        starvation.ended(stageId);
        TaskSpec task = launched.get(taskAttemptId);
        losses.ended(taskAttemptId);
        if (task != null) {
            effort.ended(task, outcome.equals("succeeded"));
            warrants.ended(task, outcome);
        }
        if (!outcome.equals("succeeded")) {
            ended.add(taskAttemptId);
        } else if (task != null) {
            noteCopies(task);
        }
        if (task != null && barrierStages.contains(stageId) && outcome.equals("succeeded")) {
            BarrierStart start = barrierStarts.get(new StageTry(stageId, task.stageAttempt()));
            if (start != null && start.launched != start.tasks) {
                fail(
                        Invariant.BARRIER_TOGETHER,
                        "%d of %d tasks of barrier stage %d were started"
                                .formatted(start.launched, start.tasks, stageId));
            }
        }
    }

    /// A task is done: a while later no copy of it may run that was there before.
    private void noteCopies(TaskSpec task) {
        Slice slice = new Slice(task.stageId(), task.partition());
        if (!done.add(new Launch(slice.stage, task.stageAttempt(), slice.partition, 0))) {
            saw(Path.COPY_DONE_TOO);
        }
        leftovers.taskDone(task, lastLaunched);
    }

    /// All stages that the job may need.
    List<Integer> stagesOf(int jobId) {
        List<Integer> stages = new ArrayList<>();
        jobsOfStage.forEach(
                (stage, jobs) -> {
                    if (jobs.contains(jobId)) {
                        stages.add(stage);
                    }
                });
        Collections.sort(stages);
        return stages;
    }

    Set<Integer> jobsOf(int stageId) {
        return jobsOfStage.getOrDefault(stageId, Set.of());
    }

    Warrants warrants() {
        return warrants;
    }

    /// How many tasks the stage has as a whole.
    int tasksOf(int stageId) {
        return partitions.getOrDefault(stageId, 0);
    }

    Leftovers leftovers() {
        return leftovers;
    }

    // ---- ends ----

    /// The driver gets a message of the executor.
    void heard(String executorId, ToDriver message) {
        silence.heard(executorId);
        outputs.heard(message);
        world.coverage().sawMessage(message);
        switch (message) {
            case ToDriver.TaskFinished finished -> noteEnd(finished);
            case ToDriver.Register register -> {
                boolean known = register.previous() > 0 && silence.registered(executorId);
                saw(known ? Path.EXECUTOR_RESUMED : Path.EXECUTOR_REGISTERED_ANEW);
                register.finished().forEach(this::noteEnd);
            }
            case ToDriver.Moved moved -> losses.moved(moved).forEach(outputs::moved);
            case ToDriver.AskCommit _,
                    ToDriver.Heartbeat _,
                    ToDriver.BarrierArrived _,
                    ToDriver.BlockChanged _,
                    ToDriver.BlocksHeld _ -> {
                // Counted as messages.
            }
        }
    }

    private void noteEnd(ToDriver.TaskFinished finished) {
        losses.heard(finished);
        warrants.heard(finished);
        if (!heardEnds.add(finished.taskAttemptId())) {
            saw(Path.END_SAID_TWICE);
        } else {
            world.coverage().saw(finished.outcome());
        }
        if (ended.contains(finished.taskAttemptId())) {
            saw(Path.END_THAT_COMES_LATE);
        }
    }

    @Override
    public void executorAdded(String executorId, String host, int slots) {
        silence.added(executorId);
        warrants.executorAdded(executorId);
    }

    @Override
    public void executorRemoved(String executorId, String reason) {
        silence.removed(executorId);
        losses.executorRemoved(executorId);
        warrants.executorRemoved(executorId);
        outputs.removed(executorId);
        saw(Path.EXECUTOR_LOST);
        world.trace().note(reason.length(), () -> executorId + " is lost: " + reason);
        if (!world.faults().disturbed(world.executor(executorId), Leftovers.AFTERMATH)) {
            fail(
                    Invariant.LOST_FOR_A_REASON,
                    "nothing happened to %s, and it is lost: %s".formatted(executorId, reason));
        }
    }

    @Override
    public void jobEnded(int jobId, String failure) {
        leftovers.jobEnded(jobId);
        jobsOver.add(jobId);
        if (failure.isEmpty()) {
            jobsOfStage.forEach(
                    (stage, jobs) -> {
                        if (jobs.contains(jobId) && !submitted.contains(stage)) {
                            saw(Path.STAGE_SKIPPED);
                        }
                    });
        }
        jobsOfStage.forEach(
                (stage, jobs) -> {
                    if (jobsOver.containsAll(jobs)) {
                        starvation.stageOver(stage);
                    }
                });
    }
}
