package io.feldspar.rdd.scheduler;

/// How the schedulers behave under failures.
///
/// @param maxTaskFailures how often one task may fail before its stage does
/// @param maxStageFailures how often in a row a stage may lose its inputs before its jobs fail
/// @param maxStageAttempts how often a stage is submitted at all before its jobs fail
/// @param resubmitDelayNanos how long to wait for more news before a failed stage is submitted
///     again
public record Settings(
        int maxTaskFailures, int maxStageFailures, int maxStageAttempts, long resubmitDelayNanos) {

    /// For executors on threads of this process.
    public static Settings local(int maxTaskFailures) {
        return new Settings(maxTaskFailures, 4, 100, 1_000_000L);
    }
}
