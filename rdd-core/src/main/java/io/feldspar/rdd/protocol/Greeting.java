package io.feldspar.rdd.protocol;

/// With whom an executor wants to talk, and how.
///
/// @param protocolVersion [#VERSION] of the executor's build
/// @param applicationId for which application it was started
/// @param driverIncarnation which driver gave it the registration that it has; 0 for none
/// @param blocks where it serves its blocks
/// @param outputs where its map outputs are served: the same, or a service of its host, which goes
///     on when the executor has ended
public record Greeting(
        int protocolVersion,
        String applicationId,
        long driverIncarnation,
        BlockAddress blocks,
        BlockAddress outputs) {

    /// Grows with every change of the messages. Driver and executors must have the same.
    public static final int VERSION = 2;
}
