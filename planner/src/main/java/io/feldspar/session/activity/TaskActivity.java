package io.feldspar.session.activity;

/// An attempt of a task. Times are microseconds since the job began.
///
/// @param executor where it runs
/// @param ended -1 while it runs
/// @param outcome how it ended, as [io.feldspar.rdd.EngineListener#taskEnded] says it; empty while
///     it runs
public record TaskActivity(
        int partition, String executor, long started, long ended, String outcome) {

    static final long RUNNING = -1;

    /// An attempt that starts.
    public static TaskActivity start(int partition, String executor, long now) {
        return new TaskActivity(partition, executor, now, RUNNING, "");
    }

    public TaskActivity end(long now, String how) {
        return new TaskActivity(partition, executor, started, now, how);
    }
}
