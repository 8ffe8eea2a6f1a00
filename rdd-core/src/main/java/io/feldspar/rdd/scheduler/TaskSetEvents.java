package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the task scheduler tells the DAG scheduler.
interface TaskSetEvents {

    void taskStarted(TaskAttempt attempt);

    /// Any end of an attempt, for listeners; what it means is told by the other methods.
    void taskEnded(TaskAttempt attempt, String outcome);

    /// A map task wrote its output.
    void mapDone(TaskAttempt attempt, MapOutput output, Map<Long, List<Object>> updates);

    /// An attempt that nobody waits for wrote an output, or says once more that it did.
    void unexpectedOutput(String executorId, int shuffleId, long taskAttemptId);

    /// A result task is done.
    void resultDone(TaskAttempt attempt, @Nullable Object value, Map<Long, List<Object>> updates);

    /// A task could not read its inputs; the task set launches nothing any more.
    void fetchFailed(TaskAttempt attempt, TaskOutcome.FetchFailed failure);

    /// A task failed for good.
    void taskSetFailed(TaskSet tasks, JobFailedException failure);

    /// Whether the attempt's output would count if it committed now.
    boolean mayCommit(TaskAttempt attempt);

    /// Whether outputs of the shuffle may still be read.
    boolean knowsShuffle(int shuffleId);

    /// A task of a barrier stage ended otherwise than well, so that all of them must restart.
    void barrierBroken(TaskSet tasks, String reason);

    /// Whether tasks to come may read outputs of the executor.
    boolean needsOutputsOf(String executorId, long registration);

    /// An executor has an output now that another one had. False if nobody reads it any more.
    boolean outputMoved(ToDriver.MovedOutput moved, ExecutorState to);

    /// The service that served outputs of the executor is gone with its host.
    void outputsLost(ExecutorState executor);

    /// What the executor had is gone.
    void executorLost(String executorId, long registration, String reason);

    void executorAdded(String executorId, String host, int slots);
}
