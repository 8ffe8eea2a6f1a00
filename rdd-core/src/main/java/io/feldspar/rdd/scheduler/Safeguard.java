package io.feldspar.rdd.scheduler;

import java.util.EnumSet;
import java.util.Set;

/// The decisions on which right answers hang, one name for each.
///
/// Production keeps all of them. Tests take one away at a time and see whether the simulator
/// notices; a safeguard whose loss nobody notices is either superfluous or not tested.
public enum Safeguard {
    /// What carries an old registration is refused, and what was launched under it no longer
    /// counts.
    CHECK_REGISTRATION,
    /// A result of a partition that is already delivered is dropped.
    DROP_SECOND_RESULT,
    /// A second output of a map partition is dropped.
    DROP_SECOND_OUTPUT,
    /// What an attempt accumulated counts only if the attempt does.
    ACCUMULATE_ONCE,
    /// A failure to read an output that was replaced since is ignored.
    CHECK_LOST_ATTEMPT,
    /// An output that could not be read is unregistered.
    UNREGISTER_LOST_OUTPUT,
    /// What was made from an indeterminate input that changed is made anew.
    ROLL_BACK,
    /// An attempt that read another version than its stage now builds on is ignored.
    CHECK_INPUT_VERSION,
    /// A cached RDD begins a new version when its inputs changed.
    NEW_CACHE_VERSION,
    /// A stage waits until all its inputs are registered.
    WAIT_FOR_INPUTS,
    /// At most one living attempt of a partition may commit.
    ONE_COMMITTER,
    /// The right to commit goes back when its holder fails.
    RETURN_COMMIT_RIGHT,
    /// Each launch of a task has a new attempt number.
    NEW_ATTEMPT_NUMBER,
    /// The tasks of a job that ends are killed.
    KILL_AT_END,
    /// Copies of a task that is done are killed.
    KILL_COPIES,
    /// The tasks of a lost executor are launched again.
    REQUEUE_LOST_TASKS,
    /// After a reconnection, tasks that the executor never got are launched again.
    RECONCILE,
    /// A slot is free again when its task fails.
    FREE_SLOT_OF_FAILED,
    /// A task that keeps failing fails its stage.
    LIMIT_TASK_FAILURES,
    /// A stage that keeps losing its inputs fails its jobs.
    LIMIT_STAGE_FAILURES,
    /// A stage that lost its inputs is submitted again.
    RESUBMIT_FAILED_STAGE,
    /// The tasks of a barrier stage start together or not at all.
    BARRIER_TOGETHER,
    /// A barrier stage of which a part is missing starts anew as a whole.
    BARRIER_WHOLE,
    /// After a reconnection, locations of outputs are sent again.
    RESEND_LOCATIONS,
    /// A task that is excluded from every executor fails its stage.
    GIVE_UP_EXCLUDED,
    /// Pools with less than their share come first.
    FAIR_SHARE,
    /// An executor that is silent for too long is taken for lost.
    HEARTBEAT_TIMEOUT,
    /// Silence is measured on a clock that never jumps.
    MONOTONIC_TIME,
    /// Outputs of a released shuffle are dropped everywhere.
    FORGET_RELEASED;

    /// All of them but the given ones.
    public static Set<Safeguard> allBut(Safeguard... missing) {
        EnumSet<Safeguard> set = EnumSet.allOf(Safeguard.class);
        for (Safeguard each : missing) {
            set.remove(each);
        }
        return set;
    }
}
