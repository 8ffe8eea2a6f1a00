package io.feldspar.rdd;

/// Takes the result of each partition of a job once, as soon as it is there, in any order.
///
/// Called on the scheduler's loop, one call at a time: it must be quick and must not block. An
/// exception from it fails the job.
@FunctionalInterface
public interface ResultHandler<R> {

    /// @param index the place of the partition in the list that was submitted
    void accept(int index, R result);
}
