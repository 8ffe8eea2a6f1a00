package io.feldspar.executor.process;

import io.feldspar.executor.task.ExecutionOptions;
import java.nio.file.Path;
import java.util.List;

/// What executors get of the settings of their driver.
///
/// @param memory bytes that all queries together may hold on an executor, if it has as many
/// @param directories where executors spill, each in a directory of its own
/// @param spillEvery every how many batches operators spill without need; 0 for never
/// @param execution how tasks run
/// @param maxTaskFailures how often a task may fail before its job does
/// @param shuffleService whether outputs of shuffles outlive the executors that wrote them
public record ClusterOptions(
        long memory,
        List<Path> directories,
        int spillEvery,
        ExecutionOptions execution,
        int maxTaskFailures,
        boolean shuffleService) {

    /// Spills to the directory for temporary files of this system.
    public static final ClusterOptions STANDARD =
            new ClusterOptions(
                    Long.MAX_VALUE,
                    List.of(Path.of(System.getProperty("java.io.tmpdir"))),
                    0,
                    ExecutionOptions.STANDARD,
                    4,
                    false);
}
