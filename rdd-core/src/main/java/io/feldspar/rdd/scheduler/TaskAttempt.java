package io.feldspar.rdd.scheduler;

/// One launch of one task on an executor.
final class TaskAttempt {

    private final long id;
    private final TaskSet tasks;
    private final int index;
    private final int attemptNumber;
    private final String executorId;
    private final long registration;
    private final long launchedAt;
    private final boolean speculative;
    private boolean killed;

    TaskAttempt(
            long id,
            TaskSet tasks,
            int index,
            int attemptNumber,
            String executorId,
            long registration,
            long launchedAt,
            boolean speculative) {
        this.id = id;
        this.tasks = tasks;
        this.index = index;
        this.attemptNumber = attemptNumber;
        this.executorId = executorId;
        this.registration = registration;
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
        return executorId;
    }

    long registration() {
        return registration;
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
