package io.feldspar.executor.task;

/// Where result tasks send what they compute: the driver of the query, perhaps far away.
public interface ResultSink {

    /// Begins the delivery of a partition of the result. Waits while another attempt of the same
    /// partition delivers.
    ///
    /// @param query [QuerySpec#id]
    /// @param attempt the task attempt that delivers
    /// @throws io.feldspar.executor.error.FeldsparException with CLUSTER_FAILURE where the reader
    ///     has rows of a failed attempt that this one cannot continue
    ResultChannel open(long query, int partition, long attempt) throws InterruptedException;
}
