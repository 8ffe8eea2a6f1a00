package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.ResultHandler;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the ends of tasks mean for their stages and jobs.
///
/// An end counts if its stage is still wanted, if its partition is not done yet, and if the
/// attempt read the same versions of its inputs as the rest of the stage's output was made from.
final class StageEvents implements TaskSetEvents {

    private final DagScheduler dag;
    private final StageGraph graph;
    private final Listeners listeners;
    private final SchedulerPolicy policy;

    StageEvents(DagScheduler dag, Listeners listeners, SchedulerPolicy policy) {
        this.dag = dag;
        this.graph = dag.graph();
        this.listeners = listeners;
        this.policy = policy;
    }

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
        StageAttempt of = dag.attemptOf(attempt.tasks());
        if (of == null || !(of.stage() instanceof Stage.MapStage stage)) {
            dropUnwanted(attempt, output);
            return;
        }
        int partition = attempt.partition();
        ShuffleOutputs outputs = stage.outputs();
        boolean accepted = counts(of) && policy.acceptsOutput(outputs.has(partition));
        if (policy.countsUpdates(accepted)) {
            addUpdates(updates);
        }
        if (!accepted) {
            dag.drop(stage, output);
            return;
        }
        outputs.register(partition, output);
        partitionDone(stage, partition);
        StageAttempt current = stage.currentAttempt();
        boolean over = current != null && current.pending().isEmpty();
        if (over && stage.state() == Stage.State.RUNNING) {
            stage.setState(Stage.State.IDLE);
            if (outputs.complete()) {
                dag.stageDone(stage);
            } else {
                dag.submit(stage);
            }
        }
    }

    @Override
    public void unexpectedOutput(String executorId, int shuffleId, long taskAttemptId) {
        if (!graph.isRegistered(shuffleId, taskAttemptId)) {
            dag.tasks().dropMapOutput(executorId, shuffleId, taskAttemptId);
        }
    }

    /// Whether what the attempt made fits what the stage has.
    private boolean counts(StageAttempt of) {
        Stage stage = of.stage();
        if (stage.barrier()
                && (of != stage.currentAttempt() || stage.state() != Stage.State.RUNNING)) {
            return false;
        }
        return policy.acceptsInputs(of.inputVersions().equals(stage.builtFrom()));
    }

    /// The stage is gone, and probably also the reader of its output.
    private void dropUnwanted(TaskAttempt attempt, MapOutput output) {
        dag.tasks()
                .dropMapOutput(
                        output.executorId(), attempt.tasks().shuffleId(), output.taskAttemptId());
    }

    private void addUpdates(Map<Long, List<Object>> updates) {
        if (!updates.isEmpty()) {
            listeners.tell(listener -> listener.accumulated(updates));
        }
    }

    private void partitionDone(Stage stage, int partition) {
        for (StageAttempt each : stage.attempts()) {
            each.pending().clear(partition);
            dag.tasks().partitionDone(each.tasks(), partition);
        }
    }

    @Override
    public void resultDone(
            TaskAttempt attempt, @Nullable Object value, Map<Long, List<Object>> updates) {
        StageAttempt of = dag.attemptOf(attempt.tasks());
        if (of == null || !(of.stage() instanceof Stage.ResultStage stage) || !counts(of)) {
            return;
        }
        int index = stage.indexOf(attempt.partition());
        if (!policy.acceptsResult(stage.finished().get(index))) {
            return;
        }
        Job job = dag.job(stage.jobs().iterator().next());
        if (job == null) {
            return;
        }
        stage.finished().set(index);
        addUpdates(updates);
        partitionDone(stage, attempt.partition());
        try {
            deliver(job, index, value);
        } catch (Throwable e) {
            dag.fail(job, DagScheduler.handlerFailed(job, e));
            return;
        }
        if (stage.allFinished()) {
            dag.stageDone(stage);
            dag.succeed(job);
        }
    }

    /// The handler was submitted together with a function of its result type; if the function
    /// gives nulls, it takes them.
    @SuppressWarnings({"unchecked", "NullAway"})
    private static void deliver(Job job, int index, @Nullable Object value) {
        if (job.goal() instanceof Job.Goal.Results results) {
            ((ResultHandler<@Nullable Object>) results.handler()).accept(index, value);
        }
    }

    @Override
    public boolean mayCommit(TaskAttempt attempt) {
        StageAttempt of = dag.attemptOf(attempt.tasks());
        return of != null
                && of.stage() instanceof Stage.ResultStage stage
                && !stage.finished().get(stage.indexOf(attempt.partition()))
                && counts(of);
    }

    @Override
    public boolean knowsShuffle(int shuffleId) {
        return graph.knowsShuffle(shuffleId);
    }

    @Override
    public void fetchFailed(TaskAttempt attempt, TaskOutcome.FetchFailed failure) {
        String at = graph.lose(failure);
        if (failure.problem() == TaskOutcome.FetchProblem.UNREACHABLE && !at.isEmpty()) {
            dag.tasks().unreachable(at);
        }
        StageAttempt of = dag.attemptOf(attempt.tasks());
        if (of == null || !attempt.tasks().zombie()) {
            return;
        }
        Stage stage = of.stage();
        if (of != stage.currentAttempt() || stage.state() != Stage.State.RUNNING) {
            return;
        }
        if (stage.barrier()) {
            barrierBroken(attempt.tasks(), failure.message());
        } else {
            // Where nothing was lost, the task was to read what a cached partition stood for that
            // is gone since: news for the next attempt, not a failure of this one's inputs.
            dag.stageFailed(stage, of, failure.message(), !failure.lost().isEmpty());
        }
    }

    @Override
    public void barrierBroken(TaskSet tasks, String reason) {
        StageAttempt of = dag.attemptOf(tasks);
        if (of == null || of.stage().state() != Stage.State.RUNNING) {
            return;
        }
        Stage stage = of.stage();
        dag.tasks().cancel(tasks, "another task of the barrier stage failed");
        dag.stageFailed(stage, of, reason, true);
    }

    @Override
    public void taskSetFailed(TaskSet set, JobFailedException failure) {
        StageAttempt of = dag.attemptOf(set);
        if (of != null) {
            dag.abort(of.stage(), failure);
        }
    }

    @Override
    public boolean outputMoved(ToDriver.MovedOutput moved, ExecutorState to) {
        return graph.move(moved, to);
    }

    @Override
    public void outputsLost(ExecutorState executor) {
        graph.loseService(executor.outputs());
    }

    @Override
    public boolean needsOutputsOf(String executorId, long registration) {
        return graph.needsOutputsOf(executorId, registration);
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
}
