package io.feldspar.rdd.broadcast;

/// Where tasks get broadcast values: what an executor has fetched of them. Any thread may use it.
public interface BroadcastReader {

    /// That of the executor whose task the calling thread runs. A broadcast that is read back there
    /// keeps it, so that threads which the task starts get the value too.
    ScopedValue<BroadcastReader> CURRENT = ScopedValue.newInstance();

    /// The value, fetched if it is not here.
    ///
    /// @throws IllegalStateException where nobody has it any more
    Object value(EncodedBroadcast broadcast);
}
