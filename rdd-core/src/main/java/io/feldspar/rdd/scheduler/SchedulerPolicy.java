package io.feldspar.rdd.scheduler;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The decisions of the schedulers on which right answers depend, one method for each.
///
/// [#STRICT] decides as it must be, and nothing else runs in production. The simulation overrides
/// one decision at a time, to see whether its invariants notice.
public class SchedulerPolicy {

    public static final SchedulerPolicy STRICT = new SchedulerPolicy();

    protected SchedulerPolicy() {}

    /// Whether a message counts that carries the registration.
    ///
    /// @param current the executor's registration now
    public boolean acceptsRegistration(long registration, long current) {
        return registration == current;
    }

    /// Whether an attempt that went with its executor is over, whatever the executor says later.
    public boolean endsLostAttempts() {
        return true;
    }

    /// Whether a result is delivered.
    ///
    /// @param delivered whether one of the same partition was
    public boolean acceptsResult(boolean delivered) {
        return !delivered;
    }

    /// Whether a map output is registered.
    ///
    /// @param registered whether one of the same map partition is
    public boolean acceptsOutput(boolean registered) {
        return !registered;
    }

    /// Whether what an attempt added to accumulators counts.
    ///
    /// @param accepted whether its output is accepted
    public boolean countsUpdates(boolean accepted) {
        return accepted;
    }

    /// Whether an output that could not be read is unregistered.
    ///
    /// @param same whether it is the output that is registered now, where it is registered
    public boolean believesLoss(boolean same) {
        return same;
    }

    /// Whether what a stage has made is dropped before it is submitted.
    ///
    /// @param inputsChanged whether an indeterminate input has another version than it was made
    ///     from
    public boolean rollsBack(boolean inputsChanged) {
        return inputsChanged;
    }

    /// Whether a barrier stage starts again with all its tasks.
    ///
    /// @param incomplete whether a part of what it made is missing
    public boolean restartsWhole(boolean incomplete) {
        return incomplete;
    }

    /// Whether what an attempt made counts.
    ///
    /// @param sameVersions whether it read the versions of inputs that its stage builds on now
    public boolean acceptsInputs(boolean sameVersions) {
        return sameVersions;
    }

    /// Whether the cache of an RDD begins a new version.
    ///
    /// @param inputsChanged whether what its partitions are made from has changed
    public boolean beginsCacheVersion(boolean inputsChanged) {
        return inputsChanged;
    }

    /// Whether the tasks of a stage may start.
    ///
    /// @param missingInputs how many of its parents still have to make outputs
    public boolean startsStage(int missingInputs) {
        return missingInputs == 0;
    }

    /// Whether the attempt may commit.
    ///
    /// @param holder the attempt of the same partition that has the right, or null
    public boolean mayCommit(@Nullable Long holder, long attempt) {
        return holder == null || holder == attempt;
    }

    /// Whether the right to commit becomes free when its holder fails.
    public boolean returnsCommitRight() {
        return true;
    }

    /// The number of a new attempt.
    ///
    /// @param launches how often the task was launched before
    public int attemptNumber(int launches) {
        return launches;
    }

    /// Whether the running tasks of a task set that ends are killed.
    public boolean killsCancelled() {
        return true;
    }

    /// Whether the other attempts of a task that is done are killed.
    public boolean killsCopies() {
        return true;
    }

    /// Whether a slow task gets its copy.
    ///
    /// @param elsewhere whether the executor runs no other attempt of the task
    public boolean startsCopy(boolean elsewhere) {
        return elsewhere;
    }

    /// Whether all shuffles lose the outputs of a lost executor.
    public boolean losesEverywhere() {
        return true;
    }

    /// Whether the tasks of a lost executor are launched again.
    public boolean retriesLost() {
        return true;
    }

    /// Whether, after a reconnection, tasks are launched again that the executor never got.
    public boolean relaunchesMissing() {
        return true;
    }

    /// Whether an attempt that ends gives its slot back.
    public boolean freesSlot(boolean failed) {
        return true;
    }

    /// Whether a task has failed too often, so that its stage fails.
    public boolean taskFailed(int failures, int limit) {
        return failures >= limit;
    }

    /// Whether a stage has lost its inputs, or was submitted, too often.
    public boolean stageFailed(int failures, int limit) {
        return failures >= limit;
    }

    /// Whether a stage that lost its inputs is submitted again.
    public boolean resubmitsFailed() {
        return true;
    }

    /// Whether the tasks of a stage start together or not at all.
    public boolean startsTogether(boolean barrier) {
        return barrier;
    }

    /// Whether locations of outputs are sent again after a reconnection.
    public boolean resendsLocations() {
        return true;
    }

    /// Whether a task that is excluded from every executor fails its stage.
    public boolean givesUpExcluded() {
        return true;
    }

    /// The order in which FAIR pools get slots.
    ///
    /// @param byNeed pools that have the least of their share first
    public <T> Comparator<T> poolOrder(Comparator<T> byNeed, Comparator<T> byName) {
        return byNeed.thenComparing(byName);
    }

    /// Whether an executor is lost because it was silent.
    public boolean isSilent(long silence, long timeout) {
        return silence > timeout;
    }

    /// Whether an executor may register.
    ///
    /// @param fits whether its protocol version and application match the driver's
    public boolean takesIn(boolean fits) {
        return fits;
    }

    /// Whether executors are told to drop the work of a finished stage.
    public boolean forgetsWork() {
        return true;
    }

    /// Whether executors are told to drop the outputs of a released shuffle.
    public boolean dropsReleased() {
        return true;
    }
}
