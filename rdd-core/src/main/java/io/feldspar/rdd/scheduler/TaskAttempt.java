package io.feldspar.rdd.scheduler;

/// One launch of one task on an executor.
final class TaskAttempt {

    private final long id;
    private final TaskSet tasks;
    private final int index;
    private final int attemptNumber;
    private final ExecutorState executor;
    private final long launchedAt;
    private final boolean speculative;
    private boolean killed;

    TaskAttempt(
            long id,
            TaskSet tasks,
            int index,
            int attemptNumber,
            ExecutorState executor,
            long launchedAt,
            boolean speculative) {
        this.id = id;
        this.tasks = tasks;
        this.index = index;
        this.attemptNumber = attemptNumber;
        this.executor = executor;
        this.launchedAt = launchedAt;
        this.speculative = speculative;
    }

    long id() {
        return id;
    }

    TaskSet tasks() {
        return tasks;
    }

    /// The task's place in its set.
    int index() {
        return index;
    }

    int partition() {
        return tasks.partitions()[index];
    }

    int attemptNumber() {
        return attemptNumber;
    }

    String executorId() {
        return executor.id();
    }

    long registration() {
        return executor.registration();
    }

    /// The output that it wrote.
    MapOutput output(BlockSizes sizes) {
        return MapOutput.on(executor, id(), sizes);
    }

    long launchedAt() {
        return launchedAt;
    }

    boolean speculative() {
        return speculative;
    }

    /// Whether the executor was told to stop it.
    boolean killed() {
        return killed;
    }

    void markKilled() {
        killed = true;
    }
}
