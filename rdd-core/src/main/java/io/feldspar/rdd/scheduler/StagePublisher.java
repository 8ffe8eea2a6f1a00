package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.protocol.TaskWork;

/// Where executors find what the tasks of a stage compute. Called on the driver's loop.
public interface StagePublisher {

    /// Makes the stage's work known. Of a stage that is known already it is the same work.
    void publish(int stageId, StageWork work);

    /// Tasks over these partitions are going to be launched.
    ///
    /// @throws RuntimeException where the work cannot be sent to executors, which fails the stage
    void prepare(int stageId, int[] partitions);

    /// The work of a task, as its launch says it.
    TaskWork work(int stageId, int partition);

    /// No task of the stage is launched any more.
    void forget(int stageId);
}
