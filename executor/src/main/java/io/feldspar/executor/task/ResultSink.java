package io.feldspar.executor.task;

/// Where result tasks send what they compute: the driver of the query, perhaps far away.
public interface ResultSink {

    /// Begins the delivery of a partition of the result. Waits while another attempt of the same
    /// partition delivers, on an executor that is not lost.
    ///
    /// @param query [QuerySpec#id]
    /// @param attempt the task attempt that delivers
    /// @param executor where it runs
    /// @throws UnrepeatableException where the reader has rows of a failed attempt that this one
    ///     cannot continue
    ResultChannel open(long query, int partition, long attempt, String executor)
            throws InterruptedException;
}
