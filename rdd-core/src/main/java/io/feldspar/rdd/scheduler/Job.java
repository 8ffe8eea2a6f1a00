package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.MapOutputStatistics;
import io.feldspar.rdd.ResultHandler;
import java.util.Map;
import java.util.function.Consumer;

/// A job that runs: the stage it ends in and who waits for it.
record Job(int id, Stage finalStage, Goal goal, JobHandle handle, Map<String, String> properties) {

    /// What the submitter gets.
    sealed interface Goal {

        /// Each partition's result.
        record Results(ResultHandler<?> handler) implements Goal {}

        /// The sizes of a map stage's output.
        record Sizes(Consumer<MapOutputStatistics> receiver) implements Goal {}
    }
}
