package io.feldspar.simulation;

/// A broken invariant: which, and how.
public record Violation(Invariant invariant, String what) {

    /// What must hold in every simulation.
    public enum Invariant {
        /// Every job ends.
        JOB_ENDS,
        /// A job that succeeds gives the right answer.
        RIGHT_ANSWER,
        /// A job that fails says why, and the reason is one that can be.
        CLASSIFIED_ERROR,
        /// A job fails only when as much went wrong as its limits allow.
        FAILURE_WARRANTED,
        /// No stage is submitted over outputs that are known to be lost.
        LOSS_IS_WHOLE,
        /// The result of each partition is delivered once.
        DELIVERED_ONCE,
        /// At most one living attempt of a partition may commit, and only that one's output counts.
        COMMITTED_ONCE,
        /// Accumulator updates count once for each partition, and again only where it was lost.
        ACCUMULATED_ONCE,
        /// A registered map output is replaced only once it is lost.
        OUTPUTS_STAND,
        /// No two launches of a task look the same.
        ATTEMPTS_DIFFER,
        /// An executor knows where the inputs of a task are before the task starts.
        LOCATIONS_KNOWN,
        /// The tasks of a barrier stage start together, all of them.
        BARRIER_TOGETHER,
        /// No executor runs more tasks than it has slots.
        SLOTS_RESPECTED,
        /// No task and no stage is tried again without end, nor without need.
        BOUNDED_EFFORT,
        /// The copy of a slow task runs on another executor.
        COPY_ELSEWHERE,
        /// No pool waits for ever while another one runs tasks.
        NO_STARVATION,
        /// No task of a finished job is still running.
        NO_TASK_LEFT,
        /// An executor of which nothing is heard is taken for lost in time.
        SILENCE_NOTICED,
        /// An executor that nothing happened to is not taken for lost.
        LOST_FOR_A_REASON,
        /// After the last job nothing is held.
        NOTHING_HELD,
        /// The same seed gives the same trace.
        SAME_TRACE,
        /// A task computes its stage as it was when the attempt was submitted.
        WORK_OF_ATTEMPT,
        /// An executor of another application gets no work.
        STRANGERS_REFUSED,
        /// No state machine throws.
        NO_CRASH
    }

    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
