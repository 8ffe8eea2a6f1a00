package io.feldspar.rdd;

/// The result of a job that may still run: its value when the time was up, and the exact one when
/// the job ends. Any thread may use it.
public final class PartialResult<R> {

    private final R initial;
    private final boolean initialIsFinal;
    private final JobHandle job;
    private final ApproximateJob<?, R> results;

    PartialResult(R initial, boolean initialIsFinal, JobHandle job, ApproximateJob<?, R> results) {
        this.initial = initial;
        this.initialIsFinal = initialIsFinal;
        this.job = job;
        this.results = results;
    }

    /// The result as it was when the time was up, or the exact one if the job had ended by then.
    public R initial() {
        return initial;
    }

    /// Whether [#initial] is exact.
    public boolean isInitialFinal() {
        return initialIsFinal;
    }

    /// Waits for the job and gives the exact result; throws what the job failed with.
    public R awaitFinal() {
        return initialIsFinal ? initial : results.awaitFinal(job);
    }

    /// Ends the job, for those whom the first result is enough.
    public void cancel() {
        job.cancel();
    }
}
