package io.feldspar.rdd;

import java.time.Duration;

/// A job whose result can be estimated from the partitions that are done.
///
/// @param <P> what a task gives
final class ApproximateJob<P, R> {

    /// Makes the result of what tasks have given so far.
    interface Estimate<P, R> {

        void merge(P part);

        /// @param done how many partitions were merged, of so many
        R result(int done, int of);
    }

    private final FeldsparContext context;
    private final Estimate<P, R> estimate;
    private final int partitions;
    private int done;

    private ApproximateJob(FeldsparContext context, Estimate<P, R> estimate, int partitions) {
        this.context = context;
        this.estimate = estimate;
        this.partitions = partitions;
    }

    /// Starts the job and waits until it has ended, at most as long as said.
    static <T, P, R> PartialResult<R> run(
            Rdd<T> rdd, TaskFunction<T, P> task, Estimate<P, R> estimate, Duration timeout) {
        ApproximateJob<P, R> results =
                new ApproximateJob<>(rdd.context(), estimate, rdd.numPartitions());
        JobHandle handle = rdd.context().submitJob(rdd, task, (index, part) -> results.add(part));
        boolean ended = awaitAtMost(handle, timeout);
        return new PartialResult<>(results.now(), ended, handle, results);
    }

    private static boolean awaitAtMost(JobHandle handle, Duration timeout) {
        try {
            return handle.await(timeout);
        } catch (InterruptedException e) {
            handle.cancel("the waiting thread was interrupted");
            Thread.currentThread().interrupt();
            throw new JobFailedException(
                    JobFailedException.Reason.CANCELLED,
                    "job %d was interrupted".formatted(handle.jobId()),
                    e);
        }
    }

    private synchronized void add(P part) {
        estimate.merge(part);
        done++;
    }

    private synchronized R now() {
        return estimate.result(done, partitions);
    }

    R awaitFinal(JobHandle handle) {
        context.await(handle);
        return now();
    }
}
