package io.feldspar.rdd.broadcast;

/// Gives tasks the broadcast values of their executor. Any thread may use it.
public interface BroadcastReader {

    /// The reader of the executor whose task the current thread runs. A deserialized broadcast
    /// retains it, so that threads started by the task can read the value too.
    ScopedValue<BroadcastReader> CURRENT = ScopedValue.newInstance();

    /// The value, which is fetched if it is not cached.
    ///
    /// @throws IllegalStateException if the value no longer exists
    Object value(EncodedBroadcast broadcast);
}
