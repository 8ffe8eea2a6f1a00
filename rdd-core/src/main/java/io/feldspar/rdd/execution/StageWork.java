package io.feldspar.rdd.execution;

import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskFunction;
import java.io.Serializable;

/// What the tasks of a stage compute.
public sealed interface StageWork extends Serializable {

    /// Tasks that write for a shuffle.
    record MapWork(ShuffleDependency<?, ?> shuffle) implements StageWork {}

    /// Tasks that make a job's results.
    record ResultWork(Rdd<?> rdd, TaskFunction<?, ?> function) implements StageWork {}
}
