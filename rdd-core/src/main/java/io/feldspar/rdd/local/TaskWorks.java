package io.feldspar.rdd.local;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.shipping.StageCache;

/// What the tasks of an executor compute. Any thread may use it.
sealed interface TaskWorks {

    /// What a task computes: one partition of the stage's RDD.
    record Found(StageWork stage, Partition partition) {}

    Found find(TaskSpec task, TaskWork work);

    void forgetStage(int stageId);

    /// Drops all fetched stages.
    void clear();

    /// In which form what the tasks make waits for the driver.
    ResultForm form();

    /// The driver's own objects.
    record Shared(SharedStages stages) implements TaskWorks {

        @Override
        public Found find(TaskSpec task, TaskWork work) {
            StageWork stage = stages.find(task.stageId());
            return new Found(stage, stage.rdd().partitions().get(task.partition()));
        }

        @Override
        public void forgetStage(int stageId) {
            // The driver, which has them, forgets them.
        }

        @Override
        public void clear() {
            // Nothing was fetched.
        }

        @Override
        public ResultForm form() {
            return ResultForm.SHARED;
        }
    }

    /// Copies that were serialized on the way.
    record Shipped(StageCache stages, ResultForm form) implements TaskWorks {

        @Override
        public Found find(TaskSpec task, TaskWork work) {
            return new Found(stages.stage(task.stageId(), work), StageCache.partition(work));
        }

        @Override
        public void forgetStage(int stageId) {
            stages.forget(stageId);
        }

        @Override
        public void clear() {
            stages.clear();
        }
    }
}
