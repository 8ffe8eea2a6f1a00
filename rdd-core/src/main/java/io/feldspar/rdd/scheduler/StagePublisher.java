package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.execution.StageWork;

/// Where executors find what the tasks of a stage compute.
public interface StagePublisher {

    /// Makes the stage's work known before its first task is launched.
    void publish(int stageId, StageWork work);

    /// No task of the stage is launched any more.
    void forget(int stageId);
}
