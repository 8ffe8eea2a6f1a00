package io.feldspar.rdd.scheduler;

import java.util.BitSet;
import java.util.Set;

/// One submission of a stage's missing partitions.
final class StageAttempt {

    private final Stage stage;
    private final TaskSet tasks;
    private final Set<InputVersion> inputVersions;
    private final BitSet pending = new BitSet();

    StageAttempt(Stage stage, TaskSet tasks, Set<InputVersion> inputVersions) {
        this.stage = stage;
        this.tasks = tasks;
        this.inputVersions = inputVersions;
        for (int partition : tasks.partitions()) {
            pending.set(partition);
        }
    }

    Stage stage() {
        return stage;
    }

    TaskSet tasks() {
        return tasks;
    }

    /// The versions of indeterminate shuffles that its tasks read.
    Set<InputVersion> inputVersions() {
        return inputVersions;
    }

    /// The partitions of this attempt that are not done yet.
    BitSet pending() {
        return pending;
    }
}
