package io.feldspar.rdd.protocol;

import java.util.List;

/// What a driver says to an executor.
public sealed interface ToExecutor extends Message {

    /// The driver took the executor in. Whatever the executor sends carries this registration,
    /// and the driver ignores what carries an older one.
    ///
    /// @param driverIncarnation [DriverIdentity#incarnation]
    record Registered(long registration, long driverIncarnation) implements ToExecutor {}

    /// The driver never takes the executor in, and says why. The executor gives up.
    record Refused(String reason) implements ToExecutor {}

    /// The driver does not know (any longer) the registration that the executor used. The
    /// executor drops all it has and registers again.
    record Fence(long registration) implements ToExecutor {}

    record LaunchTask(TaskSpec task, TaskWork work) implements ToExecutor {}

    record KillTask(long taskAttemptId, String reason) implements ToExecutor {}

    /// The driver has taken note of how the attempt ended; the executor need not say it again.
    record StatusAck(long taskAttemptId) implements ToExecutor {}

    /// Whether the attempt may make its output visible.
    record CommitAnswer(long taskAttemptId, boolean allowed) implements ToExecutor {}

    /// Where the outputs of a shuffle lie, in the order of its map partitions. A task names the
    /// epoch that it reads. Sent before the first such task.
    record ShuffleLocations(int shuffleId, int epoch, List<MapLocation> locations)
            implements ToExecutor {}

    /// One map output that nobody will read.
    record DropMapOutput(int shuffleId, long taskAttemptId) implements ToExecutor {}

    /// The shuffle was released: drop its outputs and locations.
    record ForgetShuffle(int shuffleId) implements ToExecutor {}

    /// All tasks of the barrier stage have arrived; their messages are in the order of partitions.
    record BarrierPassed(long taskAttemptId, int epoch, List<String> messages)
            implements ToExecutor {}

    /// Drop the cached partitions of a persisted RDD of all versions before the given one.
    record DropCached(int storeId, int belowVersion) implements ToExecutor {}

    /// Drop the blocks and the decoded copy of a broadcast value.
    record DropBroadcast(String broadcast) implements ToExecutor {}

    /// No task of the stage will come again: drop its work.
    record ForgetStage(int stageId) implements ToExecutor {}

    /// The executor will end: it moves its map outputs and cached partitions to others.
    ///
    /// @param pass how often this was said before
    record Leave(int pass) implements ToExecutor {}

    /// The answer to a heartbeat; without one for too long the executor registers again.
    record HeartbeatAck(long registration) implements ToExecutor {}
}
