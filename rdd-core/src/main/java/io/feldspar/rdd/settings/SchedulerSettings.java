package io.feldspar.rdd.settings;

import java.time.Duration;
import java.util.Map;

/// How the schedulers behave: limits, waits, pools. All times are nanoseconds.
public record SchedulerSettings(
        Failures failures,
        Locality locality,
        Exclusion exclusion,
        Speculation speculation,
        Liveness liveness,
        Pools pools) {

    private static final long MILLIS = 1_000_000L;
    private static final long SECONDS = 1_000_000_000L;

    /// @param maxTaskFailures how often one task may fail before its stage does
    /// @param maxStageFailures how often in a row a stage may lose its inputs before its jobs fail
    /// @param maxStageAttempts how often a stage is submitted at all before its jobs fail
    /// @param resubmitDelay how long to wait for more news before a failed stage is submitted again
    /// @param maxResultBytes what the serialized results of a job's tasks may take together
    public record Failures(
            int maxTaskFailures,
            int maxStageFailures,
            int maxStageAttempts,
            long resubmitDelay,
            long maxResultBytes) {

        /// What the results of a job may take where nothing is said.
        public static final long MAX_RESULT_BYTES = 1L << 30;

        public Failures(
                int maxTaskFailures,
                int maxStageFailures,
                int maxStageAttempts,
                long resubmitDelay) {
            this(
                    maxTaskFailures,
                    maxStageFailures,
                    maxStageAttempts,
                    resubmitDelay,
                    MAX_RESULT_BYTES);
        }

        public Failures withMaxResultBytes(long bytes) {
            return new Failures(
                    maxTaskFailures, maxStageFailures, maxStageAttempts, resubmitDelay, bytes);
        }
    }

    /// How long a task set waits for a slot of each closeness before it takes the next best.
    public record Locality(long executorWait, long hostWait, long rackWait) {}

    /// When executors and hosts that fail are left out.
    ///
    /// @param perTaskAndExecutor failures of one task on one executor that keep it away from there
    /// @param perTaskAndHost failures of one task on one host that keep it away from there
    /// @param perStageAndExecutor failed tasks of a stage that keep the stage away
    /// @param perStageAndHost excluded executors of a host that keep the stage away from the host
    /// @param perExecutor failed tasks that keep everything away, for `timeout`
    /// @param perHost excluded executors of a host that keep everything away from it
    public record Exclusion(
            boolean enabled,
            int perTaskAndExecutor,
            int perTaskAndHost,
            int perStageAndExecutor,
            int perStageAndHost,
            int perExecutor,
            int perHost,
            long timeout) {

        /// What a cluster uses.
        public static Exclusion standard() {
            return new Exclusion(true, 2, 3, 4, 2, 8, 2, 60 * SECONDS);
        }
    }

    /// When a slow task is started a second time.
    ///
    /// @param quantile the part of a stage's tasks that must be done first
    /// @param multiplier how many times slower than the median
    /// @param minRuntime no task that ran less is slow
    /// @param loneRuntime a task that ran longer is slow whatever the others did; 0 for never
    public record Speculation(
            boolean enabled,
            long interval,
            double quantile,
            double multiplier,
            long minRuntime,
            long loneRuntime) {

        /// What a cluster uses.
        public static Speculation standard() {
            return new Speculation(true, 100 * MILLIS, 0.75, 2.0, 500 * MILLIS, 0);
        }
    }

    /// When something is given up; 0 means never.
    ///
    /// @param heartbeatTimeout silence after which an executor is lost
    /// @param reconnectGrace how long an executor whose connection broke may take to come back
    /// @param killTimeout how long a task that was told to stop may take before its executor is
    ///     taken for lost
    /// @param taskTimeout how long a task may run before it is stopped and counts as failed
    /// @param noExecutorTimeout how long tasks wait while there is no executor at all
    /// @param barrierWait how long a barrier stage waits for enough slots
    public record Liveness(
            long heartbeatTimeout,
            long reconnectGrace,
            long killTimeout,
            long taskTimeout,
            long noExecutorTimeout,
            long barrierWait) {}

    /// @param fair whether pools share slots by weight; otherwise jobs go in order of submission
    /// @param pools settings by name; a pool that is not named has weight 1 and no minimum share
    public record Pools(boolean fair, Map<String, Pool> pools) {

        /// Pools that share slots by weight. A job names its pool by the local property
        /// `feldspar.scheduler.pool`.
        public static Pools fair(Map<String, Pool> pools) {
            return new Pools(true, Map.copyOf(pools));
        }
    }

    public record Pool(int weight, int minShare) {}

    /// For one executor on threads of this process.
    public static SchedulerSettings local(int maxTaskFailures) {
        return local(maxTaskFailures, 1);
    }

    /// For executors on threads of this process. With several of them a task waits a little for
    /// the one that has its data.
    public static SchedulerSettings local(int maxTaskFailures, int executors) {
        long wait = executors > 1 ? 50 * MILLIS : 0;
        return new SchedulerSettings(
                new Failures(maxTaskFailures, 4, 100, MILLIS),
                new Locality(wait, 0, 0),
                new Exclusion(false, 1, 2, 2, 2, 2, 2, 0),
                new Speculation(false, 0, 0, 0, 0, 0),
                new Liveness(0, 0, 0, 0, 0, SECONDS),
                new Pools(false, Map.of()));
    }

    /// For executors in other processes.
    public static SchedulerSettings cluster() {
        return new SchedulerSettings(
                new Failures(4, 4, 100, 50 * MILLIS),
                new Locality(3 * SECONDS, 3 * SECONDS, 3 * SECONDS),
                Exclusion.standard(),
                Speculation.standard(),
                new Liveness(8 * SECONDS, SECONDS, 20 * SECONDS, 0, 60 * SECONDS, 30 * SECONDS),
                new Pools(false, Map.of()));
    }

    /// Stops a task that runs longer than this; it counts as failed.
    public SchedulerSettings withTaskTimeout(Duration limit) {
        return with(
                new Liveness(
                        liveness.heartbeatTimeout(),
                        liveness.reconnectGrace(),
                        liveness.killTimeout(),
                        limit.toNanos(),
                        liveness.noExecutorTimeout(),
                        liveness.barrierWait()));
    }

    public SchedulerSettings with(Failures changed) {
        return new SchedulerSettings(changed, locality, exclusion, speculation, liveness, pools);
    }

    public SchedulerSettings with(Locality changed) {
        return new SchedulerSettings(failures, changed, exclusion, speculation, liveness, pools);
    }

    public SchedulerSettings with(Exclusion changed) {
        return new SchedulerSettings(failures, locality, changed, speculation, liveness, pools);
    }

    public SchedulerSettings with(Speculation changed) {
        return new SchedulerSettings(failures, locality, exclusion, changed, liveness, pools);
    }

    public SchedulerSettings with(Liveness changed) {
        return new SchedulerSettings(failures, locality, exclusion, speculation, changed, pools);
    }

    public SchedulerSettings with(Pools changed) {
        return new SchedulerSettings(failures, locality, exclusion, speculation, liveness, changed);
    }
}
