package io.feldspar.rdd.protocol;

/// Where a map output lies. The attempt that made it is part of its name, so that a reader can
/// never take one attempt for another. An attempt of -1 means that the output is missing.
///
/// @param executorId which executor wrote it
/// @param served where it can be read
public record MapLocation(long taskAttemptId, String executorId, BlockAddress served) {

    public static final MapLocation MISSING = new MapLocation(-1, "", BlockAddress.IN_PROCESS);
}
